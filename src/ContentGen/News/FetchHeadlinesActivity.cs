using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Runs;
using ContentGen.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.News;

/// <summary>
/// Activity that fetches a run's headlines: from NewsAPI, or from feeds when it delivers none or its breaker is open. Running it again
/// asks again and may bring newer headlines, unless the cache has the answer.
/// </summary>
public sealed class FetchHeadlinesActivity(
    HeadlineFetcher newsApi,
    FeedHeadlines feeds,
    IOptionsMonitor<ContentGenOptions> options,
    TimeProvider time,
    ILogger<FetchHeadlinesActivity> logger)
{
    [Function(ActivityName.FetchHeadlines)]
    public async Task<HeadlineBatch> RunAsync(
        [ActivityTrigger] HeadlinesCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var batch = await ThrottleHold.RunAsync(
            () => FetchAsync(call, client, cancellationToken), options.CurrentValue.AgentTimeout, time, cancellationToken).ConfigureAwait(false);
        logger.Fetched(call.RunId, batch.Headlines.Count, batch.Provider);
        return batch;
    }

    private async Task<HeadlineBatch> FetchAsync(HeadlinesCall call, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await newsApi.FetchAsync(client, call, cancellationToken).ConfigureAwait(false);
        }
        catch (CategorizedException failure)
        {
            if (await feeds.FetchAsync(call, cancellationToken).ConfigureAwait(false) is not { } batch)
            {
                throw;
            }

            logger.FeedsUsed(call.RunId, failure.Category, failure.Message);
            return batch;
        }
    }
}
