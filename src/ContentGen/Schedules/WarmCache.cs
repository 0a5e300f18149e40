using ContentGen.CircuitBreaker;
using ContentGen.Editions;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Runs;

namespace ContentGen.Schedules;

/// <summary>
/// Fetches the headlines of the editions before their times, so that their runs find them in the cache; with
/// <c>ContentGen:Schedule:WarmAlways</c> every ten minutes.
/// </summary>
public sealed class WarmCache(EditionCatalog editions, IOptions<ScheduleOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    [Function(nameof(WarmCache))]
    public async Task RunAsync(
        [TimerTrigger("0 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var slot = now - TimeSpan.FromTicks(now.UtcTicks % Every.Ticks);
        foreach (var edition in editions.All.Where(edition => options.Value.WarmAlways || IsSoon(edition, now)))
        {
            // Asked afresh: what is cached may be too old when the time comes.
            await client.StartOnceAsync(
                WarmCacheOrchestrator.FunctionName, IdOf(edition, slot), edition.Request with { ForceFresh = true }, cancellationToken);
        }
    }

    private static string IdOf(Edition edition, DateTimeOffset slot) => $"warm-{edition.Name}-{slot.UtcDateTime:yyyyMMdd-HHmm}";

    private static bool IsSoon(Edition edition, DateTimeOffset now) => EditionTimes.NextAt(edition, now)?.At - now <= Every;
}

/// <summary>Fetches headlines for the cache, unless the news service's breaker is open. A failure is left to the next time.</summary>
/// <remarks>Replayed from its history: no clock, randomness or I/O here, only the context.</remarks>
public static class WarmCacheOrchestrator
{
    public const string FunctionName = "WarmCacheHeadlines";

    private static readonly TaskOptions Once = TaskOptions.FromRetryPolicy(new RetryPolicy(1, TimeSpan.FromSeconds(1)));

    /// <returns>Headlines fetched; 0 when the service was not asked or did not deliver.</returns>
    [Function(FunctionName)]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var request = context.GetInput<BriefRequest>() ?? BriefRequest.Default;
        try
        {
            var batch = await context.CallActivityAsync<HeadlineBatch>(
                FetchHeadlinesActivity.FunctionName, new HeadlinesCall(
                    context.InstanceId, request, CircuitBreakerPermit.Unasked(ServiceName.NewsApi)), Once);
            return batch.Headlines.Count;
        }
        catch (TaskFailedException)
        {
            return 0;
        }
    }
}
