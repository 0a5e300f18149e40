using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.NewsFetcher;

/// <summary>Activity of <see cref="AgentName.NewsFetcher"/>. Running it again finds the first answer in the cache, or asks the model again.</summary>
public sealed class NewsFetcherActivity(CachedAgentRunner runner)
{
    private static readonly NewsFetcherAgent Agent = new();

    [Function(ActivityName.FetchNews)]
    public Task<AgentResult<NewsFetcherOutput>> RunAsync(
        [ActivityTrigger] AgentCall<NewsFetcherInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
