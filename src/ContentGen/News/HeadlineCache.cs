using ContentGen.Cache;
using ContentGen.Providers;
using ContentGen.Settings;
using ContentGen.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.News;

/// <summary>
/// Answers of the news service and of feeds, kept for <c>ContentGen:Cache:ExternalApi</c> and, for the time they are down, beyond.
/// </summary>
public sealed partial class HeadlineCache(
    ContentCache cache,
    SingleFlight flights,
    IOptions<ContentGenOptions> options,
    TimeProvider time,
    ILogger<HeadlineCache> logger)
{
    /// <param name="mustAsk">True to ask whatever is cached; the answer is kept all the same.</param>
    public Task<CachedHeadlines> GetAsync(
        string runId, HeadlineQuery query, bool mustAsk, Func<Task<HeadlinePage>> ask, CancellationToken cancellationToken) =>
        GetAsync(runId, EntryOf(query), mustAsk, ask, cancellationToken);

    /// <param name="category">The category that the feed is read for.</param>
    /// <param name="mustAsk">True to ask whatever is cached; the answer is kept all the same.</param>
    public Task<CachedHeadlines> GetFeedAsync(
        string runId, Uri feed, string category, bool mustAsk, Func<Task<HeadlinePage>> ask, CancellationToken cancellationToken) =>
        GetAsync(runId, FeedEntry(feed, category), mustAsk, ask, cancellationToken);

    /// <summary>What is kept of a feed, however old; null when there is nothing.</summary>
    public Task<CachedHeadlines?> FindFeedAsync(Uri feed, string category, CancellationToken cancellationToken) =>
        FindAsync(FeedEntry(feed, category), cancellationToken);

    /// <summary>What is kept for a query, however old; null when there is nothing.</summary>
    public Task<CachedHeadlines?> FindAsync(HeadlineQuery query, CancellationToken cancellationToken) =>
        FindAsync(EntryOf(query), cancellationToken);

    /// <summary>What is kept of a category's pages, however old. A page older than the first is of earlier news and left out.</summary>
    public async Task<IReadOnlyList<CachedHeadlines>> FindPagesAsync(HeadlineQuery first, CancellationToken cancellationToken)
    {
        var pages = Enumerable.Range(first.Page, HeadlineQueries.MostPages);
        var found = await Task.WhenAll(pages.Select(page => FindAsync(first with { Page = page }, cancellationToken)));
        return [.. found.OfType<CachedHeadlines>().Where(page => page.CachedAt >= found[0]?.CachedAt)];
    }

    private async Task<CachedHeadlines> GetAsync(
        string runId, Entry entry, bool mustAsk, Func<Task<HeadlinePage>> ask, CancellationToken cancellationToken)
    {
        if (mustAsk)
        {
            return await AskAsync(entry, ask);
        }

        var (answer, shared) = await flights.RunAsync(
            entry.Name,
            async () => await FreshAsync(runId, entry, cancellationToken) ?? await AskAsync(entry, ask),
            cancellationToken);
        return shared && answer.CachedAt is null ? answer with { CachedAt = time.GetUtcNow() } : answer;
    }

    private async Task<CachedHeadlines?> FindAsync(Entry entry, CancellationToken cancellationToken) =>
        await cache.FindAsync<HeadlinePage>(entry.Name, cancellationToken) is { } found && entry.IsWorthKeeping(found.Content)
            ? new(found.Content, found.MadeAt)
            : null;

    private async Task<CachedHeadlines?> FreshAsync(string runId, Entry entry, CancellationToken cancellationToken)
    {
        var found = await FindAsync(entry, cancellationToken);
        if (found is not { CachedAt: { } madeAt } || time.GetUtcNow() - madeAt >= options.Value.Cache.ExternalApi)
        {
            Instruments.CacheRead(CacheKind.ExternalApi, CacheResult.Miss);
            return null;
        }

        Instruments.CacheRead(CacheKind.ExternalApi, CacheResult.Hit);
        LogCacheHit(runId, entry.Category, madeAt);
        return found;
    }

    private async Task<CachedHeadlines> AskAsync(Entry entry, Func<Task<HeadlinePage>> ask)
    {
        var page = await ask();
        if (entry.IsWorthKeeping(page))
        {
            await cache.KeepAsync<HeadlinePage>(entry.Name, new(page, time.GetUtcNow(), "", new Dictionary<string, string>()));
        }

        return new(page, null);
    }

    private static Entry EntryOf(HeadlineQuery query) =>
        new(CacheName.Of("headlines", query), query.Category, MayBeEmpty: query.Page > 1);

    private static Entry FeedEntry(Uri feed, string category) =>
        new(CacheName.Of("feeds", feed.AbsoluteUri, category), category, MayBeEmpty: false);

    /// <param name="MayBeEmpty">
    /// That a category has nothing may change any minute; that it has no further page is as good for a while as a page.
    /// </param>
    private sealed record Entry(string Name, string Category, bool MayBeEmpty)
    {
        public bool IsWorthKeeping(HeadlinePage page) => page.Articles.Count > 0 || MayBeEmpty;
    }

    [LoggerMessage(2401, LogLevel.Debug, "Run {RunId}: {Step} is answered from the cache, made at {MadeAt:O}")]
    private partial void LogCacheHit(string runId, string step, DateTimeOffset madeAt);
}

/// <summary>A provider's answer to one query.</summary>
/// <param name="CachedAt">When it was given, if not just now.</param>
public sealed record CachedHeadlines(HeadlinePage Page, DateTimeOffset? CachedAt)
{
    public static CachedHeadlines None { get; } = new(HeadlinePage.After(0), null);
}
