using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>
/// Takes a failed orchestration back to before its failure: the failed calls that led to no further decision, and the end, become blank
/// entries of its history, so that the next replay makes those calls again. Failed children are rewound rather than started anew.
/// </summary>
internal sealed class Rewinding
{
    private readonly DurableEngine _engine;
    private readonly List<HistoryEvent> _history;

    public Rewinding(DurableEngine engine, InstanceRecord record, string? reason)
    {
        _engine = engine;
        _history = [.. engine.Store.ReadHistory(record.Id)];
        var start = _history.OfType<ExecutionStarted>().FirstOrDefault();
        RemoveFailures();
        Store(record);
        new DecisionEffects(engine, record, start?.TraceParent, Checkpoint, engine.Now).Apply(Lost(record));
        Checkpoint.SentMessages.Add(new InboxMessage
        {
            Id = engine.Store.NextId(),
            Target = record.Id,
            Event = new ExecutionRewound(reason) { At = engine.Now },
        });
    }

    public Checkpoint Checkpoint { get; } = new();

    /// <summary>Sub-orchestrations that are to be rewound after this one.</summary>
    public List<string> FailedChildren { get; } = [];

    private void RemoveFailures()
    {
        var lastDecision = _history.FindLastIndex(item => item is ScheduledEvent && !IsAfterRetries(item));
        var failed = _history.Skip(lastDecision + 1)
            .Where(item => item is TaskFailed or SubOrchestrationFailed || IsAfterRetries(item))
            .Select(item => item is ResultEvent result ? result.TaskId : ((ScheduledEvent)item).TaskId)
            .ToHashSet();
        var children = _history.OfType<SubOrchestrationCreated>()
            .Where(child => failed.Contains(child.TaskId)
                && _engine.Store.ReadInstance(child.InstanceId)?.Status == OrchestrationRuntimeStatus.Failed)
            .ToList();
        FailedChildren.AddRange(children.Select(child => child.InstanceId));
        Blank(item => item switch
        {
            ExecutionCompleted => true,
            ResultEvent result => failed.Contains(result.TaskId),
            SubOrchestrationCreated child => failed.Contains(child.TaskId) && !children.Contains(child),
            ScheduledEvent decision => failed.Contains(decision.TaskId),
            _ => false,
        });
    }

    /// <summary>Whether it is a timer that is due at once, as the last of several attempts leaves one behind.</summary>
    private static bool IsAfterRetries(HistoryEvent item) => item is TimerCreated timer && timer.FireAt <= timer.At;

    private void Blank(Predicate<HistoryEvent> isTakenBack)
    {
        for (var sequence = 0; sequence < _history.Count; sequence++)
        {
            if (isTakenBack(_history[sequence])) _history[sequence] = new EventRewound { At = _history[sequence].At };
        }
    }

    private void Store(InstanceRecord record)
    {
        Checkpoint.ClearedHistories.Add(record.Id);
        for (var sequence = 0; sequence < _history.Count; sequence++)
        {
            Checkpoint.AppendedEvents.Add(new Checkpoint.AppendedEvent(record.Id, sequence, _history[sequence]));
        }

        Checkpoint.Instances.Add(record with
        {
            Status = OrchestrationRuntimeStatus.Running,
            Output = null,
            Failure = null,
            CompletedAt = null,
            UpdatedAt = _engine.Now,
        });
    }

    /// <summary>
    /// Activities and timers without a result that nothing will bring: timers are dropped when an orchestration fails, and so is the
    /// result of an activity that ends between the failure and the rewind. An activity that still runs will bring its own.
    /// </summary>
    private IEnumerable<ScheduledEvent> Lost(InstanceRecord record)
    {
        var ended = _history.OfType<ResultEvent>().Select(result => result.TaskId).ToHashSet();
        ended.UnionWith(_engine.Store.ReadOpenActivities(record.Id, record.ExecutionId));
        return _history.OfType<ScheduledEvent>().Where(item => item is TaskScheduled or TimerCreated && !ended.Contains(item.TaskId));
    }
}
