using ContentGen.CircuitBreaker;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace ContentGen.Schedules;

/// <summary>Fetches headlines of <c>ContentGen:Schedule:WarmCategories</c> every ten minutes, so that they never leave the cache.</summary>
public sealed class WarmCache(IOptions<ScheduleOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    [Function(nameof(WarmCache))]
    public async Task RunAsync(
        [TimerTrigger("0 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var categories = ListSetting.Split(options.Value.WarmCategories);
        if (categories.Length == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var id = ScheduledTimes.IdOf("warm", now - TimeSpan.FromTicks(now.UtcTicks % Every.Ticks));
        var request = BriefRequest.Default with { Categories = categories, ForceFresh = true };
        await client.StartOnceAsync(WarmCacheOrchestrator.FunctionName, id, request, cancellationToken);
    }
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
