using DurableTask.Core;
using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Checks;

/// <summary>What is wrong with a stored history, whatever its program.</summary>
internal static class HistoryFaults
{
    public static IEnumerable<string> In(OrchestrationState state, IReadOnlyList<HistoryEvent> history) =>
        Results(history).Concat(Order(history)).Concat(Ends(state, history)).Select(fault => $"{state.OrchestrationInstance.InstanceId}: {fault}");

    /// <summary>Each result belongs to one decision before it, and each decision has one result at most.</summary>
    private static IEnumerable<string> Results(IReadOnlyList<HistoryEvent> history)
    {
        var open = new Dictionary<int, HistoryEvent>();
        var ended = new HashSet<int>();
        foreach (var item in history)
        {
            if (IsDecision(item) && !open.TryAdd(item.EventId, item))
            {
                yield return $"#{item.EventId} is decided twice";
            }

            if (Result(item) is not { } number)
            {
                continue;
            }

            if (!ended.Add(number))
            {
                yield return $"#{number} has two results";
            }

            if (!open.TryGetValue(number, out var decision))
            {
                yield return $"#{number} has a result but no decision";
            }
            else if (!Fits(decision, item))
            {
                yield return $"#{number}, a {decision.EventType}, has a {item.EventType}";
            }
        }
    }

    public static bool IsDecision(HistoryEvent item) => item is
        TaskScheduledEvent or TimerCreatedEvent or SubOrchestrationInstanceCreatedEvent or EventSentEvent;

    /// <returns>The number of the decision that it answers; null when it answers none.</returns>
    public static int? Result(HistoryEvent item) => item switch
    {
        TaskCompletedEvent completed => completed.TaskScheduledId,
        TaskFailedEvent failed => failed.TaskScheduledId,
        TimerFiredEvent fired => fired.TimerId,
        SubOrchestrationInstanceCompletedEvent completed => completed.TaskScheduledId,
        SubOrchestrationInstanceFailedEvent failed => failed.TaskScheduledId,
        _ => null,
    };

    private static bool Fits(HistoryEvent decision, HistoryEvent result) => (decision, result) is
        (TaskScheduledEvent, TaskCompletedEvent or TaskFailedEvent)
        or (TimerCreatedEvent, TimerFiredEvent)
        or (SubOrchestrationInstanceCreatedEvent, SubOrchestrationInstanceCompletedEvent or SubOrchestrationInstanceFailedEvent);

    private static IEnumerable<string> Order(IReadOnlyList<HistoryEvent> history)
    {
        var turns = history.OfType<OrchestratorStartedEvent>().Select(item => item.Timestamp).ToArray();
        if (!turns.SequenceEqual(turns.Order()))
        {
            yield return "its clock goes back";
        }

        var decisions = history.Where(IsDecision).Select(item => item.EventId).ToArray();
        if (!decisions.SequenceEqual(Enumerable.Range(0, decisions.Length)))
        {
            yield return "its decisions are not dense and in order";
        }

        var now = DateTime.MinValue;
        foreach (var item in history)
        {
            now = item is OrchestratorStartedEvent ? item.Timestamp : now;
            if (item is TimerFiredEvent timer && now < timer.FireAt)
            {
                yield return "a timer fired early";
            }
        }
    }

    private static IEnumerable<string> Ends(OrchestrationState state, IReadOnlyList<HistoryEvent> history)
    {
        if (history.Count > 0 && history is not [OrchestratorStartedEvent, ExecutionStartedEvent, ..])
        {
            yield return "it does not begin with its start";
        }

        if (history.Count > 0 && history[^1] is not OrchestratorCompletedEvent)
        {
            yield return $"it ends inside a turn, with {history[^1].EventType}";
        }

        var isFinished = state.OrchestrationStatus is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated;
        var ends = history.Count(item => item is ExecutionCompletedEvent);
        if (ends != (isFinished ? 1 : 0))
        {
            yield return $"it is {state.OrchestrationStatus} and ends {ends} times";
        }

        if (ends == 1 && history[^2] is not ExecutionCompletedEvent)
        {
            yield return "it goes on after its end";
        }
    }
}
