using System.Text.Json.Serialization;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.NewsFetcher;
using ContentGen.News;

namespace ContentGen.Agents;

/// <summary>A story of the brief. Everything but category, summary and score is copied from the headline with the same id.</summary>
/// <param name="Category">One of <see cref="Requests.NewsCategory.All"/>.</param>
/// <param name="Summary">One to three sentences, at most 600 characters.</param>
/// <param name="RelevanceScore">0 (marginal) to 1 (must hear).</param>
/// <param name="SelectionReason">Why the curator chose it; null until curation is joined in.</param>
public sealed record Story(
    string Id,
    string Title,
    string Category,
    string Summary,
    double RelevanceScore,
    string Source,
    string Url,
    string? ImageUrl,
    DateTimeOffset? PublishedAt,
    string? SelectionReason = null)
{
    public const int LongestSummary = 600;

    /// <summary>See <see cref="Headline.IsOlder"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOlder { get; init; }

    /// <summary>See <see cref="Headline.IsRepeated"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRepeated { get; init; }

    /// <summary>Other reports of the same event; null when there are none.</summary>
    public IReadOnlyList<OtherReport>? AlsoReportedBy { get; init; }

    public static Story From(Headline headline, string category, string summary, double relevanceScore) => new(
        headline.Id,
        headline.Title,
        category,
        summary,
        relevanceScore,
        headline.Source,
        headline.Url,
        headline.ImageUrl,
        headline.PublishedAt)
    { IsOlder = headline.IsOlder, IsRepeated = headline.IsRepeated, AlsoReportedBy = headline.AlsoReportedBy };
}

/// <summary>Joins what the first pair of agents found: the summarised stories and the curator's choice.</summary>
public static class StorySelection
{
    /// <summary>
    /// The curator's stories in the curator's order, each with its reason; then, up to <paramref name="maxStories"/>, the most relevant
    /// others without one. A selection that was not summarised is skipped. Without news there are none.
    /// </summary>
    public static IReadOnlyList<Story> Choose(NewsFetcherOutput? news, ContentCuratorOutput? curation, int maxStories)
    {
        if (news is null)
        {
            return [];
        }

        var summarized = news.Stories.DistinctBy(story => story.Id).ToDictionary(story => story.Id);
        var curated = (curation?.Selections ?? [])
            .Where(selection => summarized.ContainsKey(selection.StoryId))
            .Select(selection => summarized[selection.StoryId] with { SelectionReason = selection.Reason });
        var others = news.Stories.OrderByDescending(story => story.RelevanceScore);
        return [.. curated.Concat(others).DistinctBy(story => story.Id).Take(maxStories)];
    }
}

/// <summary>Chooses headlines without a model: those with some text first, every category in turn, in the order they came.</summary>
internal static class HeadlineTurns
{
    public static IEnumerable<Headline> Choose(IReadOnlyList<Headline> headlines, int count) =>
        headlines
            .GroupBy(headline => headline.Category)
            .SelectMany(category => category.OrderBy(IsBare).Index())
            .OrderBy(turn => IsBare(turn.Item))
            .ThenBy(turn => turn.Index)
            .Select(turn => turn.Item)
            .Take(count);

    private static bool IsBare(Headline headline) => headline.Description is null && headline.Content is null;
}
