using ContentGen.CircuitBreaker;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace ContentGen.Schedules;

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
        var permit = await CircuitBreakerInquiry.AskAsync(context, ServiceName.NewsApi);
        if (!permit.Allowed)
        {
            return 0;
        }

        try
        {
            var batch = await context.CallActivityAsync<HeadlineBatch>(
                ActivityName.FetchHeadlines, new HeadlinesCall(context.InstanceId, request, permit), Once);
            return batch.Headlines.Count;
        }
        catch (TaskFailedException)
        {
            return 0;
        }
    }
}
