using ContentGen.Headlines;
using ContentGen.Settings;
using ContentGen.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Caching;

/// <summary>Answers of the news service, kept for <c>ContentGen:Cache:ExternalApi</c> and, for the time it is down, beyond.</summary>
public sealed class HeadlineCache(
    ContentCache cache,
    SingleFlight flights,
    IOptionsMonitor<ContentGenOptions> options,
    TimeProvider time,
    ILogger<HeadlineCache> logger)
{
    /// <param name="mustAsk">True to ask whatever is cached; the answer is kept all the same.</param>
    public async Task<CachedArticles> GetAsync(
        string runId, HeadlineQuery query, bool mustAsk, Func<Task<IReadOnlyList<ProviderArticle>>> ask, CancellationToken cancellationToken)
    {
        if (mustAsk)
            return await AskAsync(query, ask);

        (CachedArticles answer, bool shared) = await flights.RunAsync(
            CacheName.Headlines(query),
            async () => await FreshAsync(runId, query, cancellationToken) ?? await AskAsync(query, ask),
            cancellationToken);
        return shared && answer.CachedAt is null ? answer with { CachedAt = time.GetUtcNow() } : answer;
    }

    /// <summary>What is kept for a query, however old; null when there is nothing.</summary>
    public async Task<CachedArticles?> FindAsync(HeadlineQuery query, CancellationToken cancellationToken) =>
        await cache.FindAsync<IReadOnlyList<ProviderArticle>>(CacheName.Headlines(query), cancellationToken) is { Content.Count: > 0 } found
            ? new(found.Content, found.MadeAt)
            : null;

    private async Task<CachedArticles?> FreshAsync(string runId, HeadlineQuery query, CancellationToken cancellationToken)
    {
        CachedArticles? found = await FindAsync(query, cancellationToken);
        if (found is not { CachedAt: { } madeAt } || time.GetUtcNow() - madeAt >= options.CurrentValue.Cache.ExternalApi)
        {
            Instruments.CacheRead(CacheKind.ExternalApi, CacheResult.Miss);
            return null;
        }

        Instruments.CacheRead(CacheKind.ExternalApi, CacheResult.Hit);
        logger.CacheHit(runId, query.Category, madeAt);
        return found;
    }

    private async Task<CachedArticles> AskAsync(HeadlineQuery query, Func<Task<IReadOnlyList<ProviderArticle>>> ask)
    {
        IReadOnlyList<ProviderArticle> articles = await ask();
        if (articles.Count > 0)
        {
            await cache.KeepAsync<IReadOnlyList<ProviderArticle>>(
                CacheName.Headlines(query), new(articles, time.GetUtcNow(), "", new Dictionary<string, string>()));
        }

        return new(articles, null);
    }
}
