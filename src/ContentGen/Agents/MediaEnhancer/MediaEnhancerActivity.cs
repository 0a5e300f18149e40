using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.MediaEnhancer;

/// <summary>Activity of <see cref="AgentName.MediaEnhancer"/>. Running it again finds the first answer in the cache, or asks the model again.</summary>
public sealed class MediaEnhancerActivity(CachedAgentRunner runner)
{
    private static readonly MediaEnhancerAgent Agent = new();

    [Function(ActivityName.EnhanceMedia)]
    public Task<AgentResult<MediaEnhancerOutput>> RunAsync(
        [ActivityTrigger] AgentCall<MediaEnhancerInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
