using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.MediaEnhancer;

/// <summary>Describes pictures and names terms to find them by. Addresses come from the stories, never from the model.</summary>
internal sealed class MediaEnhancerAgent()
    : Agent<MediaEnhancerInput, MediaEnhancerAnswer, MediaEnhancerOutput>(AgentName.MediaEnhancer, "MediaEnhancer")
{
    public static readonly MediaEnhancerAgent Instance = new();

    private const int LongestAltText = 200;
    private const int ShortestTerm = 4;
    private const int LongestTerm = 60;
    private const int MostTerms = 4;

    public override string Question(BriefRequest request, MediaEnhancerInput input) =>
        NewsMessage.Write(new { request.Language }, input.Stories);

    public override CheckedAnswer<MediaEnhancerOutput> Check(
        MediaEnhancerAnswer answer, BriefRequest request, MediaEnhancerInput input)
    {
        var images = input.Stories.DistinctBy(story => story.Id).ToDictionary(story => story.Id, story => story.ImageUrl);
        var ideas = answer.Suggestions.DistinctBy(idea => idea.StoryId).Select(Plain).ToList();
        var problems = new AnswerProblems();
        problems.AddUnknown(ideas.Select(idea => idea.StoryId), images.Keys, "suggestions");
        problems.AddEmpty(ideas.Select(idea => (idea.StoryId, idea.AltText)), "altText");
        problems.AddEmpty(ideas.Select(idea => (idea.StoryId, string.Concat(idea.SearchTerms))), "searchTerms");
        problems.AddOtherLanguage(ideas.Select(idea => idea.AltText), request.Language, "altText");
        problems.AddAddresses(ideas.SelectMany(idea => idea.SearchTerms.Append(idea.AltText)), "suggestions");
        return problems.Or(() => new MediaEnhancerOutput(
            [.. ideas.Select(idea => new MediaSuggestion(idea.StoryId, images[idea.StoryId], idea.AltText, idea.SearchTerms))]));
    }

    private static PictureIdea Plain(PictureIdea idea) => new(
        idea.StoryId,
        PlainText.Clean(idea.AltText),
        [.. idea.SearchTerms.Select(PlainText.Clean).Where(term => term.Length > 0).Distinct()]);

    public override IReadOnlyDictionary<string, string> Stories(MediaEnhancerInput input) => UrlsById(input.Stories);

    public override IEnumerable<string> SourceUrls(MediaEnhancerOutput output, MediaEnhancerInput input) =>
        UrlsOf(output.Suggestions.Select(suggestion => suggestion.StoryId), input);

    public override MediaEnhancerOutput? Adopt(MediaEnhancerOutput earlier, StoryIds ids)
    {
        MediaSuggestion[] known =
            [.. earlier.Suggestions.Where(idea => ids.Of(idea.StoryId) is not null).Select(
                idea => idea with { StoryId = ids.Of(idea.StoryId)! })];
        return known.Length == 0 ? null : new(known);
    }

    /// <summary>Every story's own picture, described by its title.</summary>
    protected override MediaEnhancerOutput Derive(MediaEnhancerInput input, BriefRequest request) =>
        new([.. input.Stories.Select(story => new MediaSuggestion(story.Id, story.ImageUrl, AltText(story), SearchTerms(story)))]);

    private static string AltText(Story story)
    {
        var title = TextLimit.Words(PlainText.Clean(story.Title), LongestAltText);
        return title.Length > 0 ? title : story.Category;
    }

    /// <summary>The title's telling words, names and long ones first, and the category.</summary>
    private static string[] SearchTerms(Story story)
    {
        var words = PlainText.Clean(story.Title)
            .Split(' ')
            .Select(word => word.Trim().Trim("\"'.,:;!?()[]‘’“”".ToCharArray()))
            .Where(IsTerm)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        var telling = words.OrderByDescending(word => char.IsUpper(word[0])).ThenByDescending(word => word.Length);
        return [.. telling.Take(MostTerms), story.Category];
    }

    private static bool IsTerm(string word) =>
        word.Length is >= ShortestTerm and <= LongestTerm && word.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '\'');
}

public sealed record MediaEnhancerInput(IReadOnlyList<Story> Stories);

/// <summary>What the model answers; see <c>schema.json</c>.</summary>
internal sealed record MediaEnhancerAnswer(IReadOnlyList<PictureIdea> Suggestions);

/// <param name="StoryId">Id of a story.</param>
internal sealed record PictureIdea(string StoryId, string AltText, IReadOnlyList<string> SearchTerms);

/// <param name="Suggestions">At most one for each story.</param>
public sealed record MediaEnhancerOutput(IReadOnlyList<MediaSuggestion> Suggestions);

/// <param name="StoryId">Id of one of the stories.</param>
/// <param name="ImageUrl">The story's own picture; null when it has none. Never an address that a model made up.</param>
/// <param name="AltText">Description for those who cannot see the picture, at most 200 characters.</param>
/// <param name="SearchTerms">One to five terms to find a picture by.</param>
public sealed record MediaSuggestion(string StoryId, string? ImageUrl, string AltText, IReadOnlyList<string> SearchTerms);
