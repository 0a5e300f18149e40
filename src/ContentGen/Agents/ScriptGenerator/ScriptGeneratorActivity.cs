using ContentGen.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Activity of <see cref="AgentName.ScriptGenerator"/>. Running it again asks the model again; nothing is kept.</summary>
public sealed class ScriptGeneratorActivity(AgentRunner runner)
{
    private static readonly ScriptGeneratorAgent Agent = new();

    [Function(ActivityName.GenerateScript)]
    public Task<AgentResult<ScriptGeneratorOutput>> RunAsync(
        [ActivityTrigger] AgentCall<ScriptGeneratorInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
