using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Activity of <see cref="AgentName.ScriptGenerator"/>. Running it again finds the first answer in the cache, or asks the model again.</summary>
public sealed class ScriptGeneratorActivity(CachedAgentRunner runner)
{
    private static readonly ScriptGeneratorAgent Agent = new();

    [Function(ActivityName.GenerateScript)]
    public Task<AgentResult<ScriptGeneratorOutput>> RunAsync(
        [ActivityTrigger] AgentCall<ScriptGeneratorInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
