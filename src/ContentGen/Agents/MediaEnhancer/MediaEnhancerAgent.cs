using ContentGen.Agents.Answers;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.MediaEnhancer;

/// <summary>Describes pictures and names terms to find them by. Addresses come from the stories, never from the model.</summary>
internal sealed class MediaEnhancerAgent()
    : Agent<MediaEnhancerInput, MediaEnhancerAnswer, MediaEnhancerOutput>(AgentName.MediaEnhancer, "MediaEnhancer")
{
    public override string Question(BriefRequest request, MediaEnhancerInput input) =>
        NewsMessage.Write(new { request.Language }, input.Stories);

    public override CheckedAnswer<MediaEnhancerOutput> Check(
        MediaEnhancerAnswer answer, BriefRequest request, MediaEnhancerInput input)
    {
        var images = input.Stories.ToDictionary(story => story.Id, story => story.ImageUrl);
        var ideas = answer.Suggestions.DistinctBy(idea => idea.StoryId).Select(Plain).ToList();
        var problems = new AnswerProblems();
        problems.AddUnknown(ideas.Select(idea => idea.StoryId), images.Keys, "suggestions");
        problems.AddEmpty(ideas.Select(idea => (idea.StoryId, idea.AltText)), "altText");
        problems.AddEmpty(ideas.Select(idea => (idea.StoryId, string.Concat(idea.SearchTerms))), "searchTerms");
        problems.AddAddresses(ideas.SelectMany(idea => idea.SearchTerms.Append(idea.AltText)), "suggestions");
        return problems.Or(() => new MediaEnhancerOutput(
            [.. ideas.Select(idea => new MediaSuggestion(idea.StoryId, images[idea.StoryId], idea.AltText, idea.SearchTerms))]));
    }

    private static PictureIdea Plain(PictureIdea idea) => new(
        idea.StoryId,
        PlainText.Clean(idea.AltText),
        [.. idea.SearchTerms.Select(PlainText.Clean).Where(term => term.Length > 0).Distinct()]);
}
