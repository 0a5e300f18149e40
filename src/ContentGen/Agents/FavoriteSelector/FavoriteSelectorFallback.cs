using ContentGen.Agents.Phrases;

namespace ContentGen.Agents.FavoriteSelector;

/// <summary>The favourite by score alone.</summary>
public static class FavoriteSelectorFallback
{
    /// <summary>The most relevant story, the first of equals; null only when there are no stories.</summary>
    public static FavoriteSelectorOutput? FromStories(IReadOnlyList<Story> stories, string language) =>
        stories.MaxBy(story => story.RelevanceScore) is { } favorite
            ? new FavoriteSelectorOutput(favorite.Id, favorite.Title, BriefPhrases.For(language).MostRelevant)
            : null;
}
