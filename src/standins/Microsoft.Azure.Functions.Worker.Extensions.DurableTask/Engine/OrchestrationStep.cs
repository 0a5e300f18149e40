using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>
/// What one turn does to an orchestration, as a checkpoint. When it cannot be stored, the orchestration is read again from the store,
/// and the step has not happened.
/// </summary>
internal sealed class OrchestrationStep(DurableEngine engine, LiveOrchestration live, Checkpoint checkpoint)
{
    private readonly string _id = live.Record.Id;
    private readonly DateTime _now = engine.Now;
    private readonly StepOutbox _outbox = new(engine, live.Record.Id, checkpoint);
    private bool _isStored = live.History.Count > 0;

    /// <summary>The orchestration after the step.</summary>
    public LiveOrchestration Live { get; private set; } = live;

    /// <summary>Lets the code go on with new events, through as many generations as it starts over at once.</summary>
    public void Run(IReadOnlyList<HistoryEvent> events)
    {
        while (RunOnce(events) is { } next) events = StartOver(next);
    }

    /// <summary>Ends an orchestration whose start time has not come.</summary>
    public void EndBeforeStart(IReadOnlyList<HistoryEvent> events)
    {
        _outbox.CancelScheduled(executionId: null);
        Append([new EpisodeStarted { At = _now }, .. events]);
        var reason = events.OfType<ExecutionTerminated>().First().Reason;
        Finish(new ExecutionCompleted(OrchestrationRuntimeStatus.Terminated, reason, null));
    }

    private NextExecution? RunOnce(IReadOnlyList<HistoryEvent> events)
    {
        var session = Live.Session ?? NewSession(events);
        HistoryEvent[] episode = [new EpisodeStarted { At = _now }, .. events];
        var outcome = session.Advance(episode);
        Append([.. episode, .. outcome.Decisions.Select(decision => decision with { At = _now })]);
        new DecisionEffects(engine, Live.Record, TraceParentIn(Live.History), checkpoint, _now).Apply(outcome.Decisions);
        TerminateChildren(events);
        if (outcome.ContinueAsNew is { } next) return next;
        Live = Live with { Record = Progress(session), Session = engine.Options.ExtendedSessionsEnabled ? session : null };
        if (outcome.Completion is { } completion) Finish(completion);
        else (_isStored ? checkpoint.Progress : checkpoint.Instances).Add(Live.Record);
        return null;
    }

    private static string? TraceParentIn(IEnumerable<HistoryEvent> history) => history.OfType<ExecutionStarted>().FirstOrDefault()?.TraceParent;

    private InstanceRecord Progress(OrchestrationSession session) => Live.Record with
    {
        Status = session.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running,
        CustomStatus = session.CustomStatus,
        UpdatedAt = _now,
    };

    private OrchestrationSession NewSession(IReadOnlyList<HistoryEvent> events)
    {
        var record = Live.Record;
        var identity = new OrchestrationIdentity(
            _id, record.ExecutionId, record.Name, record.Version, record.Input, record.Parent, engine.Options.DefaultVersion)
        {
            Properties = engine.Options.ContextProperties,
            TraceParent = TraceParentIn(Live.History.Concat(events)),
        };
        var session = new OrchestrationSession(
            identity, context => engine.Functions.RunOrchestratorAsync(context, record.Input), engine.Converter, engine.Loggers);
        session.Replay(Live.History, isRewinding: events.Any(item => item is ExecutionRewound));
        return session;
    }

    private IReadOnlyList<HistoryEvent> StartOver(NextExecution next)
    {
        _outbox.CancelScheduled(Live.Record.ExecutionId);
        checkpoint.AppendedEvents.RemoveAll(row => row.InstanceId == _id);
        if (!checkpoint.ClearedHistories.Contains(_id)) checkpoint.ClearedHistories.Add(_id);
        var traceParent = TraceParentIn(Live.History);
        var record = Live.Record with
        {
            ExecutionId = Guid.NewGuid().ToString("N"),
            Version = next.Version ?? Live.Record.Version,
            Input = next.Input,
            CustomStatus = null,
        };
        Live = new LiveOrchestration(record, []);
        _isStored = false;
        var start = new ExecutionStarted(
            record.Name, record.ExecutionId, record.Input, record.Version, record.Parent, record.Tags, null)
        { At = _now, TraceParent = traceParent };
        return [start, .. next.CarriedEvents];
    }

    private void Append(IReadOnlyList<HistoryEvent> events)
    {
        foreach (var item in events)
        {
            checkpoint.AppendedEvents.Add(new Checkpoint.AppendedEvent(_id, Live.History.Count, item));
            Live.History.Add(item);
        }
    }

    private void Finish(ExecutionCompleted completion)
    {
        Append([completion with { At = _now }]);
        _outbox.CancelScheduled(Live.Record.ExecutionId);
        if (completion.Status != OrchestrationRuntimeStatus.Completed) _outbox.Unlock(HeldLocks.In(Live.History));
        var record = Live.Record with
        {
            Status = completion.Status,
            Output = completion.Failure is { } failure ? FailureText.Output(failure) : completion.Result,
            Failure = completion.Failure,
            UpdatedAt = _now,
            CompletedAt = _now,
        };
        checkpoint.Instances.Add(record);
        if (record.Parent is { } parent) _outbox.Send(parent.InstanceId, parent.ExecutionId, Answer(parent, completion));
        Live = new LiveOrchestration(record, []);
    }

    private HistoryEvent Answer(ParentLink parent, ExecutionCompleted completion) => completion.Status switch
    {
        OrchestrationRuntimeStatus.Completed => new SubOrchestrationCompleted(parent.TaskId, completion.Result) { At = _now },
        _ => new SubOrchestrationFailed(parent.TaskId, completion.Failure, completion.Result) { At = _now },
    };

    private void TerminateChildren(IReadOnlyList<HistoryEvent> events)
    {
        if (events.OfType<ExecutionTerminated>().FirstOrDefault() is not { Recursive: true } terminated) return;
        var ended = Live.History.OfType<ResultEvent>().Select(result => result.TaskId).ToHashSet();
        foreach (var child in Live.History.OfType<SubOrchestrationCreated>().Where(child => !ended.Contains(child.TaskId)))
        {
            _outbox.Send(child.InstanceId, null, terminated with { At = _now });
        }
    }
}
