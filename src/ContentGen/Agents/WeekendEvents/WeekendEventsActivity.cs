using ContentGen.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.WeekendEvents;

/// <summary>Activity of <see cref="AgentName.WeekendEvents"/>. Running it again asks the model again; nothing is kept.</summary>
public sealed class WeekendEventsActivity(AgentRunner runner)
{
    private static readonly WeekendEventsAgent Agent = new();

    [Function(ActivityName.SuggestWeekendEvents)]
    public Task<AgentResult<WeekendEventsOutput>> RunAsync(
        [ActivityTrigger] AgentCall<WeekendEventsInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
