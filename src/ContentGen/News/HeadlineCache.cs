using ContentGen.Cache;
using ContentGen.Providers;
using ContentGen.Settings;
using ContentGen.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.News;

/// <summary>Answers of the news service, kept for <c>ContentGen:Cache:ExternalApi</c> and, for the time it is down, beyond.</summary>
public sealed partial class HeadlineCache(
    ContentCache cache,
    SingleFlight flights,
    IOptions<ContentGenOptions> options,
    TimeProvider time,
    ILogger<HeadlineCache> logger)
{
    /// <param name="mustAsk">True to ask whatever is cached; the answer is kept all the same.</param>
    public async Task<CachedHeadlines> GetAsync(
        string runId, HeadlineQuery query, bool mustAsk, Func<Task<HeadlinePage>> ask, CancellationToken cancellationToken)
    {
        if (mustAsk)
        {
            return await AskAsync(query, ask);
        }

        var (answer, shared) = await flights.RunAsync(
            NameOf(query),
            async () => await FreshAsync(runId, query, cancellationToken) ?? await AskAsync(query, ask),
            cancellationToken);
        return shared && answer.CachedAt is null ? answer with { CachedAt = time.GetUtcNow() } : answer;
    }

    /// <summary>What is kept for a query, however old; null when there is nothing.</summary>
    public async Task<CachedHeadlines?> FindAsync(HeadlineQuery query, CancellationToken cancellationToken) =>
        await cache.FindAsync<HeadlinePage>(NameOf(query), cancellationToken) is { } found && IsWorthKeeping(query, found.Content)
            ? new(found.Content, found.MadeAt)
            : null;

    /// <summary>What is kept of a category's pages, however old. A page older than the first is of earlier news and left out.</summary>
    public async Task<IReadOnlyList<CachedHeadlines>> FindPagesAsync(HeadlineQuery first, CancellationToken cancellationToken)
    {
        var pages = Enumerable.Range(first.Page, HeadlineQueries.MostPages);
        var found = await Task.WhenAll(pages.Select(page => FindAsync(first with { Page = page }, cancellationToken)));
        return [.. found.OfType<CachedHeadlines>().Where(page => page.CachedAt >= found[0]?.CachedAt)];
    }

    private async Task<CachedHeadlines?> FreshAsync(string runId, HeadlineQuery query, CancellationToken cancellationToken)
    {
        var found = await FindAsync(query, cancellationToken);
        if (found is not { CachedAt: { } madeAt } || time.GetUtcNow() - madeAt >= options.Value.Cache.ExternalApi)
        {
            Instruments.CacheRead(CacheKind.ExternalApi, CacheResult.Miss);
            return null;
        }

        Instruments.CacheRead(CacheKind.ExternalApi, CacheResult.Hit);
        LogCacheHit(runId, query.Category, madeAt);
        return found;
    }

    private async Task<CachedHeadlines> AskAsync(HeadlineQuery query, Func<Task<HeadlinePage>> ask)
    {
        var page = await ask();
        if (IsWorthKeeping(query, page))
        {
            await cache.KeepAsync<HeadlinePage>(NameOf(query), new(page, time.GetUtcNow(), "", new Dictionary<string, string>()));
        }

        return new(page, null);
    }

    private static string NameOf(HeadlineQuery query) => CacheName.Of("headlines", query);

    /// <remarks>That a category has nothing may change any minute; that it has no further page is as good for a while as a page.</remarks>
    private static bool IsWorthKeeping(HeadlineQuery query, HeadlinePage page) => page.Articles.Count > 0 || query.Page > 1;

    [LoggerMessage(2401, LogLevel.Debug, "Run {RunId}: {Step} is answered from the cache, made at {MadeAt:O}")]
    private partial void LogCacheHit(string runId, string step, DateTimeOffset madeAt);
}

/// <summary>A provider's answer to one query.</summary>
/// <param name="CachedAt">When it was given, if not just now.</param>
public sealed record CachedHeadlines(HeadlinePage Page, DateTimeOffset? CachedAt)
{
    public static CachedHeadlines None { get; } = new(HeadlinePage.After(0), null);
}
