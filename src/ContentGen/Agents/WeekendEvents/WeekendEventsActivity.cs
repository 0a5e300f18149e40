using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Agents.WeekendEvents;

/// <summary>Activity of <see cref="AgentName.WeekendEvents"/>. Running it again finds the first answer in the cache, or asks the model again.</summary>
public sealed class WeekendEventsActivity(CachedAgentRunner runner)
{
    private static readonly WeekendEventsAgent Agent = new();

    [Function(ActivityName.SuggestWeekendEvents)]
    public Task<AgentResult<WeekendEventsOutput>> RunAsync(
        [ActivityTrigger] AgentCall<WeekendEventsInput> call,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        runner.RunAsync(Agent, call, client, cancellationToken);
}
