using ContentGen.Agents.Phrases;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.FavoriteSelector;

/// <summary>Names the brief's favourite story and says why.</summary>
internal sealed class FavoriteSelectorAgent()
    : Agent<FavoriteSelectorInput, FavoriteSelectorAnswer, FavoriteSelectorOutput>(AgentName.FavoriteSelector, "FavoriteSelector")
{
    public static readonly FavoriteSelectorAgent Instance = new();

    public override string Question(BriefRequest request, FavoriteSelectorInput input) =>
        NewsMessage.Write(new { request.Language }, input.Stories);

    public override CheckedAnswer<FavoriteSelectorOutput> Check(
        FavoriteSelectorAnswer answer, BriefRequest request, FavoriteSelectorInput input)
    {
        var titles = input.Stories.DistinctBy(story => story.Id).ToDictionary(story => story.Id, story => story.Title);
        var reasoning = PlainText.Clean(answer.Reasoning);
        var problems = new AnswerProblems();
        problems.AddUnknown([answer.StoryId], titles.Keys, "storyId");
        problems.AddEmpty([(answer.StoryId, reasoning)], "reasoning");
        problems.AddAddresses([reasoning], "reasoning");
        problems.AddOtherLanguage([reasoning], request.Language, "reasoning");
        return problems.Or(() => new FavoriteSelectorOutput(answer.StoryId, titles[answer.StoryId], reasoning));
    }

    public override IReadOnlyDictionary<string, string> Stories(FavoriteSelectorInput input) => UrlsById(input.Stories);

    public override IEnumerable<string> SourceUrls(FavoriteSelectorOutput output, FavoriteSelectorInput input) =>
        UrlsOf([output.StoryId], input);

    public override FavoriteSelectorOutput? Adopt(FavoriteSelectorOutput earlier, StoryIds ids) =>
        ids.Of(earlier.StoryId) is { } id ? earlier with { StoryId = id } : null;

    /// <summary>The most relevant story, the first of equals.</summary>
    protected override FavoriteSelectorOutput Derive(FavoriteSelectorInput input, BriefRequest request)
    {
        var favorite = input.Stories.MaxBy(story => story.RelevanceScore)!;
        return new(favorite.Id, favorite.Title, BriefPhrases.For(request.Language).MostRelevant);
    }
}

public sealed record FavoriteSelectorInput(IReadOnlyList<Story> Stories);

/// <summary>What the model answers; see <c>schema.json</c>.</summary>
internal sealed record FavoriteSelectorAnswer(string StoryId, string Reasoning);

/// <param name="StoryId">Id of one of the stories.</param>
/// <param name="Title">That story's title.</param>
/// <param name="Reasoning">Why it is the favourite, at most 600 characters.</param>
public sealed record FavoriteSelectorOutput(string StoryId, string Title, string Reasoning);
