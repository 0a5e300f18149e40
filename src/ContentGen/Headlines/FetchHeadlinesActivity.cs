using ContentGen.Failures;
using ContentGen.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace ContentGen.Headlines;

/// <summary>
/// Activity that fetches a run's headlines: from NewsAPI, or from feeds when it delivers none or its breaker is open. Running it again
/// asks again and may bring newer headlines; nothing is kept.
/// </summary>
public sealed class FetchHeadlinesActivity(HeadlineFetcher newsApi, FeedHeadlines feeds, ILogger<FetchHeadlinesActivity> logger)
{
    [Function(ActivityName.FetchHeadlines)]
    public async Task<HeadlineBatch> RunAsync(
        [ActivityTrigger] HeadlinesCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var batch = await FetchAsync(call, client, cancellationToken).ConfigureAwait(false);
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
