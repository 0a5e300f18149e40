using ContentGen.Cache;
using ContentGen.Providers;
using ContentGen.Settings;
using ContentGen.Telemetry;

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
    internal async Task<CachedHeadlines> GetAsync(
        string runId, HeadlineEntry entry, bool mustAsk, Func<Task<HeadlinePage>> ask, CancellationToken cancellationToken)
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

    /// <summary>What is kept, however old; null when there is nothing.</summary>
    internal async Task<CachedHeadlines?> FindAsync(HeadlineEntry entry, CancellationToken cancellationToken) =>
        await cache.FindAsync<HeadlinePage>(entry.Name, cancellationToken) is { } found && entry.IsWorthKeeping(found.Content)
            ? new(found.Content, found.MadeAt)
            : null;

    /// <summary>What is kept of a category's pages, however old. A page older than the first is of earlier news and left out.</summary>
    public async Task<IReadOnlyList<CachedHeadlines>> FindPagesAsync(HeadlineQuery first, CancellationToken cancellationToken)
    {
        var pages = Enumerable.Range(first.Page, HeadlineFetcher.MostPages);
        var found = await Task.WhenAll(pages.Select(page => FindAsync(HeadlineEntry.Of(first with { Page = page }), cancellationToken)));
        return [.. found.OfType<CachedHeadlines>().Where(page => page.CachedAt >= found[0]?.CachedAt)];
    }

    private async Task<CachedHeadlines?> FreshAsync(string runId, HeadlineEntry entry, CancellationToken cancellationToken)
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

    private async Task<CachedHeadlines> AskAsync(HeadlineEntry entry, Func<Task<HeadlinePage>> ask)
    {
        var page = await ask();
        if (entry.IsWorthKeeping(page))
        {
            await cache.KeepAsync<HeadlinePage>(entry.Name, new(page, time.GetUtcNow(), "", new Dictionary<string, string>()));
        }

        return new(page, null);
    }

    [LoggerMessage(2401, LogLevel.Debug, "Run {RunId}: {Step} is answered from the cache, made at {MadeAt:O}")]
    private partial void LogCacheHit(string runId, string step, DateTimeOffset madeAt);
}

/// <summary>What an answer is kept as.</summary>
/// <param name="MayBeEmpty">
/// That a category has nothing may change any minute; that it has no further page is as good for a while as a page.
/// </param>
internal sealed record HeadlineEntry(string Name, string Category, bool MayBeEmpty)
{
    public static HeadlineEntry Of(HeadlineQuery query) =>
        new(CacheName.Of("headlines", query), query.Category, MayBeEmpty: query.Page > 1);

    /// <param name="category">The category that the feed is read for.</param>
    public static HeadlineEntry Of(Uri feed, string category) =>
        new(CacheName.Of("feeds", feed.AbsoluteUri, category), category, MayBeEmpty: false);

    public bool IsWorthKeeping(HeadlinePage page) => page.Articles.Count > 0 || MayBeEmpty;
}

/// <summary>A provider's answer to one query.</summary>
/// <param name="CachedAt">When it was given, if not just now.</param>
public sealed record CachedHeadlines(HeadlinePage Page, DateTimeOffset? CachedAt)
{
    public static CachedHeadlines None { get; } = new(HeadlinePage.After(0), null);
}
