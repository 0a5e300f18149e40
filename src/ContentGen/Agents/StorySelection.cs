using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.NewsFetcher;

namespace ContentGen.Agents;

/// <summary>Joins what the first pair of agents found: the summarised stories and the curator's choice.</summary>
public static class StorySelection
{
    /// <summary>
    /// The curator's stories in the curator's order, each with its reason; then, up to <paramref name="maxStories"/>, the most relevant
    /// others without one. A selection that was not summarised is skipped.
    /// </summary>
    public static IReadOnlyList<Story> Choose(NewsFetcherOutput news, ContentCuratorOutput? curation, int maxStories)
    {
        var summarized = news.Stories.DistinctBy(story => story.Id).ToDictionary(story => story.Id);
        var curated = (curation?.Selections ?? [])
            .Where(selection => summarized.ContainsKey(selection.StoryId))
            .Select(selection => summarized[selection.StoryId] with { SelectionReason = selection.Reason });
        var others = news.Stories.OrderByDescending(story => story.RelevanceScore);
        return [.. curated.Concat(others).DistinctBy(story => story.Id).Take(maxStories)];
    }
}
