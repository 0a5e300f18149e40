using System.Text.Json;
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
    public static readonly NewsFetcherAgent Instance = new();

    private const int MostSentences = 3;
    private const double HighestScore = 0.8;
    private const double ScoreRange = 0.5;

    public override string Question(BriefRequest request, NewsFetcherInput input)
    {
        var (least, most) = RangeOf(request, input.Headlines.Count);
        return NewsMessage.Write(
            new { request.Language, StoriesAtLeast = least, StoriesAtMost = most, request.Categories }, input.Headlines);
    }

    public override CheckedAnswer<NewsFetcherOutput> Check(NewsFetcherAnswer answer, BriefRequest request, NewsFetcherInput input)
    {
        var headlines = input.Headlines.DistinctBy(headline => headline.Id).ToDictionary(headline => headline.Id);
        var (least, most) = RangeOf(request, headlines.Count);
        var stories = answer.Stories.DistinctBy(story => story.Id).ToList();
        var problems = new AnswerProblems();
        problems.AddUnknown(stories.Select(story => story.Id), headlines.Keys, "stories");
        problems.AddTooFew(stories.Count, least, "stories");
        problems.AddEmpty(stories.Select(story => (story.Id, PlainText.Clean(story.Summary))), "summary");
        problems.AddOtherLanguage(stories.Select(story => story.Summary), request.Language, "summary");
        var grounds = new Grounds(input.Headlines, request.Language);
        var joined = stories.Take(most).Select(story => Story.From(
            headlines[story.Id], story.Category, Summary(story, headlines[story.Id], grounds), Math.Round(story.Relevance, 2)));
        return problems.Or(() => new NewsFetcherOutput([.. joined.OrderByDescending(story => story.RelevanceScore)]));
    }

    private static string Summary(SummarizedStory story, Headline headline, Grounds grounds)
    {
        var carried = SentenceSplitter.Split(PlainText.Clean(story.Summary))
            .Where(text => grounds.Carry(new ScriptSentence(text, [story.Id])));
        var summary = string.Join(' ', carried);
        return summary.Length > 0 ? summary : OwnSummary(headline);
    }

    public override IReadOnlyDictionary<string, string> Stories(NewsFetcherInput input) => UrlsById(input.Headlines);

    public override IEnumerable<string> SourceUrls(NewsFetcherOutput output, NewsFetcherInput input) =>
        output.Stories.Select(story => story.Url);

    /// <summary>
    /// News carries its stories itself, so all stay that the edition has not told; those that this run has no headline of get an id of
    /// their own. Told ones are left to the headlines, which have them when there is nothing else.
    /// </summary>
    public override NewsFetcherOutput? Adopt(NewsFetcherOutput earlier, StoryIds ids)
    {
        var stories = earlier.Stories
            .Select((story, index) => story with { Id = ids.Of(story.Id) ?? $"c{index + 1}", SelectionReason = null })
            .Where(story => !story.IsRepeated)
            .ToList();
        return stories.Count == 0 ? null : new(stories);
    }

    /// <summary>Stories made from the headlines alone: the publishers' own sentences, scored by order.</summary>
    protected override NewsFetcherOutput Derive(NewsFetcherInput input, BriefRequest request)
    {
        var most = RangeOf(request, input.Headlines.Count).Most;
        var stories = HeadlineTurns.Choose(input.Headlines, most).Select((headline, rank) => Story.From(
            headline, headline.Category, OwnSummary(headline), Math.Round(HighestScore - (ScoreRange * rank / most), 2)));
        return new([.. stories]);
    }

    /// <summary>The publisher's first sentences; the title where there are none.</summary>
    private static string OwnSummary(Headline headline)
    {
        var sentences = new[] { headline.Description, headline.Content }
            .SelectMany(text => SentenceSplitter.Split(PlainText.Clean(text)))
            .Select(SentenceSplitter.Ended)
            .DistinctBy(NameKey.Of)
            .Take(MostSentences);
        var summary = TextLimit.Join(sentences, Story.LongestSummary);
        return summary.Length > 0
            ? summary
            : SentenceSplitter.Ended(TextLimit.Words(PlainText.Clean(headline.Title), Story.LongestSummary - 1));
    }

    /// <summary>The brief's stories, and up to as many again for the curator to choose from; never more than there are headlines.</summary>
    private static (int Least, int Most) RangeOf(BriefRequest request, int headlines) =>
        (Math.Min(request.MaxStories, headlines), Math.Min(2 * request.MaxStories, headlines));
}

public sealed record NewsFetcherInput(IReadOnlyList<Headline> Headlines);

/// <summary>What the model answers; see <c>schema.json</c>.</summary>
internal sealed record NewsFetcherAnswer(IReadOnlyList<SummarizedStory> Stories);

/// <param name="Id">Id of a headline.</param>
/// <param name="Relevance">0 to 1.</param>
internal sealed record SummarizedStory(string Id, string Category, string Summary, double Relevance);

/// <param name="Stories">
/// Summarised stories, most relevant first; up to twice the requested number, so that the curator's choice has room.
/// </param>
public sealed record NewsFetcherOutput(IReadOnlyList<Story> Stories)
{
    /// <summary>An earlier run's output that says which of its stories have been told; what is no such output stays as it is.</summary>
    public static JsonElement Marked(JsonElement output, ToldStories told)
    {
        try
        {
            return output.Deserialize<NewsFetcherOutput>(ContentGenJson.Options) is { } news && ContentGenJson.IsWhole(news)
                ? JsonSerializer.SerializeToElement(news.Marked(told), ContentGenJson.Options)
                : output;
        }
        catch (JsonException)
        {
            return output;
        }
    }

    private NewsFetcherOutput Marked(ToldStories told) =>
        new([.. Stories.Select(story => story with { IsRepeated = told.Has(story.Title, story.Summary, story.Url) })]);
}
