using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;

namespace ContentGen.Agents;

/// <summary>
/// Makes an earlier run's output fit into this run: its story ids become this run's. What speaks of stories that this run does not have
/// is left out; null when nothing that makes sense remains. Pure.
/// </summary>
internal static class AdoptedOutput
{
    /// <summary>News carries its stories itself, so all of them stay; those that this run has no headline of get an id of their own.</summary>
    public static NewsFetcherOutput? News(NewsFetcherOutput earlier, StoryIds ids) => earlier.Stories.Count == 0
        ? null
        : new([.. earlier.Stories.Select((story, index) => story with { Id = ids.Of(story.Id) ?? $"c{index + 1}", SelectionReason = null })]);

    public static ContentCuratorOutput? Curation(ContentCuratorOutput earlier, StoryIds ids)
    {
        List<Selection> known =
            [.. earlier.Selections.Where(selection => ids.Of(selection.StoryId) is not null).Select(selection => selection with { StoryId = ids.Of(selection.StoryId)! })];
        return known.Count == 0 ? null : new(known, earlier.Why);
    }

    public static FavoriteSelectorOutput? Favorite(FavoriteSelectorOutput earlier, StoryIds ids) =>
        ids.Of(earlier.StoryId) is { } id ? earlier with { StoryId = id } : null;

    /// <summary>A script is used whole or not at all.</summary>
    public static ScriptGeneratorOutput? Script(ScriptGeneratorOutput earlier, StoryIds ids)
    {
        var isKnown = earlier.Sentences.Count > 0 && earlier.Sentences.SelectMany(sentence => sentence.StoryIds).All(id => ids.Of(id) is not null);
        return isKnown
            ? earlier with { Sentences = [.. earlier.Sentences.Select(sentence => sentence with { StoryIds = [.. sentence.StoryIds.Select(id => ids.Of(id)!)] })] }
            : null;
    }

    public static MediaEnhancerOutput? Media(MediaEnhancerOutput earlier, StoryIds ids)
    {
        List<MediaSuggestion> known =
            [.. earlier.Suggestions.Where(suggestion => ids.Of(suggestion.StoryId) is not null).Select(suggestion => suggestion with { StoryId = ids.Of(suggestion.StoryId)! })];
        return known.Count == 0 ? null : new(known);
    }
}
