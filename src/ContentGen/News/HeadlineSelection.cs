using ContentGen.News.Cleaning;
using ContentGen.Providers;

namespace ContentGen.News;

/// <summary>Turns what the providers delivered into a run's headlines.</summary>
public static class HeadlineSelection
{
    /// <summary>Most headlines of a run, however many stories are asked for.</summary>
    public const int MostHeadlines = 30;

    private const int FewestHeadlines = 10;
    private const int HeadlinesPerStory = 3;

    /// <summary>How many headlines a run of so many stories chooses from: 10 to 30.</summary>
    public static int LimitFor(int maxStories) =>
        Math.Min(Math.Max(HeadlinesPerStory * maxStories, FewestHeadlines), MostHeadlines);

    /// <summary>
    /// Cleaned headlines without duplicates, newest first, with the ids s1 to sn. A story that came under "general" and another category
    /// keeps the other. When there are more than the limit, every category keeps its newest in turn.
    /// </summary>
    public static IReadOnlyList<Headline> From(IEnumerable<ProviderArticle> articles, int maxStories)
    {
        var distinct = articles
            .OrderBy(article => article.Category == "general")
            .Select(HeadlineCleaner.Clean)
            .OfType<Headline>()
            .DistinctBy(HeadlineKeys.Address)
            .DistinctBy(HeadlineKeys.Title);
        return [.. Numbered(NewestFirst(InTurn(distinct).Take(LimitFor(maxStories))))];
    }

    /// <summary>The newest of each category, then the second newest of each, and so on.</summary>
    private static IEnumerable<Headline> InTurn(IEnumerable<Headline> headlines) =>
        headlines
            .GroupBy(headline => headline.Category)
            .SelectMany(category => NewestFirst(category).Select((headline, rank) => (headline, rank)))
            .OrderBy(ranked => ranked.rank)
            .Select(ranked => ranked.headline);

    private static IEnumerable<Headline> NewestFirst(IEnumerable<Headline> headlines) =>
        headlines.OrderByDescending(headline => headline.PublishedAt ?? DateTimeOffset.MinValue);

    private static IEnumerable<Headline> Numbered(IEnumerable<Headline> headlines) =>
        headlines.Select((headline, index) => headline with { Id = $"s{index + 1}" });
}
