using ContentGen.Text;

namespace ContentGen.Agents.MediaEnhancer;

/// <summary>Suggestions without a model: the story's own picture, described by its title.</summary>
public static class MediaFallback
{
    private const int LongestAltText = 200;
    private const int ShortestTerm = 4;
    private const int LongestTerm = 60;
    private const int MostTerms = 4;

    /// <summary>One suggestion a story; none only when there are no stories.</summary>
    public static MediaEnhancerOutput FromStories(IReadOnlyList<Story> stories) =>
        new([.. stories.Select(story => new MediaSuggestion(story.Id, story.ImageUrl, AltText(story), SearchTerms(story)))]);

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
