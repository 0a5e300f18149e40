using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.ContentCurator;

/// <summary>Activity of <see cref="AgentName.ContentCurator"/>. Running it again finds the first answer in the cache, or asks the model again.</summary>
public sealed class ContentCuratorActivity(CachedAgentRunner runner)
{
    private static readonly ContentCuratorAgent Agent = new();

    [Function(ActivityName.CurateContent)]
    public Task<AgentResult<ContentCuratorOutput>> RunAsync(
        [ActivityTrigger] AgentCall<ContentCuratorInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
