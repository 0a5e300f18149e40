using ContentGen.Agents.Answers;
using ContentGen.Agents.Grounding;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.NewsFetcher;

/// <summary>
/// Summarises the headlines and says how relevant each is. Titles, addresses and pictures stay those of the headlines. Sentences that
/// quote, count or name what their headline does not are left out; where none is left, the publisher's own stand in.
/// </summary>
internal sealed class NewsFetcherAgent()
    : Agent<NewsFetcherInput, NewsFetcherAnswer, NewsFetcherOutput>(AgentName.NewsFetcher, "NewsFetcher")
{
    public override string Question(BriefRequest request, NewsFetcherInput input)
    {
        var range = StoryRange.ForNews(request, input.Headlines.Count);
        return NewsMessage.Write(
            new { request.Language, StoriesAtLeast = range.Least, StoriesAtMost = range.Most, request.Categories },
            input.Headlines);
    }

    public override CheckedAnswer<NewsFetcherOutput> Check(NewsFetcherAnswer answer, BriefRequest request, NewsFetcherInput input)
    {
        var headlines = input.Headlines.ToDictionary(headline => headline.Id);
        var range = StoryRange.ForNews(request, headlines.Count);
        var stories = answer.Stories.DistinctBy(story => story.Id).ToList();
        var problems = new AnswerProblems();
        problems.AddUnknown(stories.Select(story => story.Id), headlines.Keys, "stories");
        problems.AddTooFew(stories.Count, range.Least, "stories");
        problems.AddEmpty(stories.Select(story => (story.Id, PlainText.Clean(story.Summary))), "summary");
        var grounds = new Grounds(input.Headlines, request.Language);
        var joined = stories.Take(range.Most).Select(story => Join(story, headlines[story.Id], grounds));
        return problems.Or(() => new NewsFetcherOutput([.. joined.OrderByDescending(story => story.RelevanceScore)]));
    }

    private static Story Join(SummarizedStory story, Headline headline, Grounds grounds) =>
        Story.From(headline, story.Category, Summary(story, headline, grounds), Math.Round(story.Relevance, 2));

    private static string Summary(SummarizedStory story, Headline headline, Grounds grounds)
    {
        var carried = SentenceSplitter.Split(PlainText.Clean(story.Summary)).Where(text => grounds.Carry(new ScriptSentence(text, [story.Id])));
        var summary = string.Join(' ', carried);
        return summary.Length > 0 ? summary : NewsFetcherFallback.Summary(headline);
    }
}
