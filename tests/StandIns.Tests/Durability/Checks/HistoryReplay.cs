using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;

namespace StandIns.Tests.Durability.Checks;

/// <summary>Runs code against a stored history: it must make the recorded decisions, no others, and come to the recorded end.</summary>
internal sealed class HistoryReplay(Func<TaskOrchestrationContext, Task<string>> code)
{
    /// <returns>What differs; null when nothing does.</returns>
    public string? Difference(InstanceRecord record, IReadOnlyList<HistoryEvent> history)
    {
        if (history.Count == 0) return null;
        ExecutionCompleted? recorded = history[^1] as ExecutionCompleted;
        OrchestrationSession session = Session(record);
        session.Replay([.. history.Where(item => item != recorded)], isRewinding: false);
        EpisodeOutcome outcome = session.Advance([]);
        if (outcome.Completion?.Status != recorded?.Status) return $"{record.Id}: the replay ends with {outcome.Completion}, the history with {recorded}";
        if (outcome.Completion?.Result != recorded?.Result) return $"{record.Id}: the replay makes {outcome.Completion?.Result}, the history has {recorded?.Result}";
        return outcome.Decisions.Count > 0 ? $"{record.Id}: the replay goes on with {outcome.Decisions[0].Describe()}" : null;
    }

    private OrchestrationSession Session(InstanceRecord record) => new(
        new OrchestrationIdentity(record.Id, record.ExecutionId, record.Name, record.Version, record.Input, record.Parent, ""),
        async context => JsonDataConverter.Default.Serialize(await code(context)),
        JsonDataConverter.Default,
        NullLoggerFactory.Instance);
}
