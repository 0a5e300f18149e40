using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>
/// The decisions of the code that the history does not have yet. On replay each must be confirmed by the history of the episode in
/// which it was made.
/// </summary>
internal sealed class DecisionLog
{
    private readonly SortedDictionary<int, ScheduledEvent> _unconfirmed = [];
    private readonly HashSet<int> _recorded = [];
    private int _nextTaskId;

    /// <summary>In the order in which the code made them.</summary>
    public IReadOnlyCollection<ScheduledEvent> Unconfirmed => _unconfirmed.Values;

    public int NextTaskId() => _nextTaskId++;

    /// <summary>Tells what will be confirmed.</summary>
    public void Expect(IEnumerable<HistoryEvent> past) => _recorded.UnionWith(past.OfType<ScheduledEvent>().Select(recorded => recorded.TaskId));

    /// <summary>Whether the history has this decision with its input, which then need not be written again.</summary>
    public bool IsRecorded(int taskId) => _recorded.Contains(taskId);

    public void Add(ScheduledEvent decision) => _unconfirmed.Add(decision.TaskId, decision);

    public void Clear() => _unconfirmed.Clear();

    /// <exception cref="NonDeterministicOrchestrationException">The code decided something else, or nothing.</exception>
    public void Confirm(ScheduledEvent recorded)
    {
        if (!_unconfirmed.Remove(recorded.TaskId, out var decided))
        {
            throw new NonDeterministicOrchestrationException(
                $"the history has {recorded.Describe()} as call #{recorded.TaskId}, the code did not make it.");
        }

        if (!decided.IsSameDecision(recorded))
        {
            throw new NonDeterministicOrchestrationException(
                $"the history has {recorded.Describe()} as call #{recorded.TaskId}, the code made {decided.Describe()} instead.");
        }
    }

    /// <exception cref="NonDeterministicOrchestrationException">The code decided something that the history does not have.</exception>
    public void RequireConfirmed()
    {
        foreach (var decision in _unconfirmed.Values)
        {
            throw new NonDeterministicOrchestrationException(
                $"the code made {decision.Describe()} as call #{decision.TaskId}, the history does not have it there.");
        }
    }
}
