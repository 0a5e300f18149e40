using ContentGen.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Headlines;

/// <summary>
/// Activity that fetches a run's headlines. Running it again asks the provider again and may bring newer headlines; nothing is kept.
/// </summary>
public sealed class FetchHeadlinesActivity(HeadlineFetcher fetcher)
{
    [Function(ActivityName.FetchHeadlines)]
    public Task<HeadlineBatch> RunAsync(
        [ActivityTrigger] HeadlinesCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        fetcher.FetchAsync(client, call, cancellationToken);
}
