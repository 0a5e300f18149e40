using ContentGen.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.MediaEnhancer;

/// <summary>Activity of <see cref="AgentName.MediaEnhancer"/>. Running it again asks the model again; nothing is kept.</summary>
public sealed class MediaEnhancerActivity(AgentRunner runner)
{
    private static readonly MediaEnhancerAgent Agent = new();

    [Function(ActivityName.EnhanceMedia)]
    public Task<AgentResult<MediaEnhancerOutput>> RunAsync(
        [ActivityTrigger] AgentCall<MediaEnhancerInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
