using DurableTask.Core;
using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Checks;

/// <summary>
/// What is wrong with a store after its process died: histories that contradict themselves or their code, and work that would never be
/// done because nothing in the store says so.
/// </summary>
internal sealed class StoreFaults(HistoryReplay replay)
{
    private readonly HashSet<(string Id, string Execution)> _finished = [];

    /// <summary>Histories replayed so far; those of finished runs once.</summary>
    public int Replayed { get; private set; }

    public async Task<IReadOnlyList<string>> FindAsync(StoreView store)
    {
        var faults = new List<string>();
        foreach (var state in store.Orchestrations)
        {
            var isFinished = state.OrchestrationStatus is not (OrchestrationStatus.Pending or OrchestrationStatus.Running or OrchestrationStatus.ContinuedAsNew);
            if (isFinished && !_finished.Add((state.OrchestrationInstance.InstanceId, state.OrchestrationInstance.ExecutionId)))
            {
                continue;
            }

            Replayed++;
            var history = await store.HistoryAsync(state);
            faults.AddRange(HistoryFaults.In(state, history));
            if (replay.Difference(state, history) is { } difference)
            {
                faults.Add(difference);
            }

            var work = store.OpenWork[state.OrchestrationInstance.InstanceId].ToList();
            faults.AddRange(isFinished ? Left(state, work) : Lost(state, history, work));
        }

        return faults;
    }

    private static IEnumerable<string> Left(OrchestrationState state, List<HistoryEvent> work) =>
        work.Select(item => $"{state.OrchestrationInstance.InstanceId}: it is over and a {item.EventType} is left to do");

    /// <summary>Each open activity and timer has one row, which its answer replaces; what has not begun has its start.</summary>
    private static IEnumerable<string> Lost(OrchestrationState state, IReadOnlyList<HistoryEvent> history, List<HistoryEvent> work)
    {
        var id = state.OrchestrationInstance.InstanceId;
        if (history.Count == 0 && work.Count(item => item is ExecutionStartedEvent) != 1)
        {
            yield return $"{id}: accepted, but nothing will start it";
        }

        var ended = history.Select(HistoryFaults.Result).OfType<int>().ToHashSet();
        foreach (var decision in history.Where(item => item is TaskScheduledEvent or TimerCreatedEvent && !ended.Contains(item.EventId)))
        {
            var rows = work.Count(item => item is TaskScheduledEvent scheduled ? scheduled.EventId == decision.EventId : HistoryFaults.Result(item) == decision.EventId);
            if (rows != 1)
            {
                yield return $"{id}: {decision.EventType} #{decision.EventId} is stored {rows} times";
            }
        }
    }
}
