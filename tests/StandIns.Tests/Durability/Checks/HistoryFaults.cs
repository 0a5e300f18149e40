using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace StandIns.Tests.Durability.Checks;

/// <summary>What is wrong with a stored history, whatever its program.</summary>
internal static class HistoryFaults
{
    public static IEnumerable<string> In(InstanceRecord record, IReadOnlyList<HistoryEvent> history)
        => Results(history).Concat(Order(history)).Concat(Ends(record, history)).Select(fault => $"{record.Id}: {fault}");

    /// <summary>Each result belongs to one decision before it, and each decision has one result at most.</summary>
    private static IEnumerable<string> Results(IReadOnlyList<HistoryEvent> history)
    {
        var open = new Dictionary<int, ScheduledEvent>();
        var ended = new HashSet<int>();
        foreach (HistoryEvent item in history)
        {
            if (item is ScheduledEvent decision && !open.TryAdd(decision.TaskId, decision)) yield return $"#{decision.TaskId} is decided twice";
            if (item is not ResultEvent result) continue;
            if (!ended.Add(result.TaskId)) yield return $"#{result.TaskId} has two results";
            if (!open.TryGetValue(result.TaskId, out ScheduledEvent? scheduled)) yield return $"#{result.TaskId} has a result but no decision";
            else if (!Fits(scheduled, result)) yield return $"#{result.TaskId}, {scheduled.Describe()}, has a {result.GetType().Name}";
        }
    }

    private static bool Fits(ScheduledEvent decision, ResultEvent result) => (decision, result) is
        (TaskScheduled, TaskCompleted or TaskFailed)
        or (TimerCreated, TimerFired)
        or (SubOrchestrationCreated, SubOrchestrationCompleted or SubOrchestrationFailed)
        or (EntityCalled, EntityCallCompleted or EntityCallFailed)
        or (EntityLockRequested, EntityLockGranted);

    private static IEnumerable<string> Order(IReadOnlyList<HistoryEvent> history)
    {
        DateTime[] episodes = [.. history.OfType<EpisodeStarted>().Select(item => item.At)];
        if (!episodes.SequenceEqual(episodes.Order())) yield return "its clock goes back";
        int[] decisions = [.. history.OfType<ScheduledEvent>().Select(item => item.TaskId)];
        if (!decisions.SequenceEqual(decisions.Order())) yield return "its decisions are out of order";
        if (history.OfType<TimerFired>().Any(timer => timer.At < timer.FireAt)) yield return "a timer fired early";
    }

    private static IEnumerable<string> Ends(InstanceRecord record, IReadOnlyList<HistoryEvent> history)
    {
        if (history.Count > 0 && history is not [EpisodeStarted, ExecutionStarted, ..]) yield return "it does not begin with its start";
        int ends = history.Count(item => item is ExecutionCompleted);
        if (ends != (record.IsFinished ? 1 : 0)) yield return $"it is {record.Status} and ends {ends} times";
        if (ends == 1 && history[^1] is not ExecutionCompleted) yield return "it goes on after its end";
    }
}
