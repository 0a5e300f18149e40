using ContentGen.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.ContentCurator;

/// <summary>Activity of <see cref="AgentName.ContentCurator"/>. Running it again asks the model again; nothing is kept.</summary>
public sealed class ContentCuratorActivity(AgentRunner runner)
{
    private static readonly ContentCuratorAgent Agent = new();

    [Function(ActivityName.CurateContent)]
    public Task<AgentResult<ContentCuratorOutput>> RunAsync(
        [ActivityTrigger] AgentCall<ContentCuratorInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
