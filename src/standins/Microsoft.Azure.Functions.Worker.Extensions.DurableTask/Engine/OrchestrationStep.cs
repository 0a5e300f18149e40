using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>
/// What one turn does to an orchestration, as a checkpoint. When it cannot be stored, the orchestration is read again from the store,
/// and the step has not happened.
/// </summary>
internal sealed class OrchestrationStep(DurableEngine engine, string id, LiveOrchestration? live)
{
    private readonly DateTime _now = engine.Now;
    private ExecutionStarted? _start;
    private bool _isTerminatedEarly;

    public Checkpoint Checkpoint { get; } = new();

    /// <summary>The orchestration after the step.</summary>
    public LiveOrchestration? Live { get; private set; } = live;

    /// <summary>Whether its start is yet to come, and the messages with it.</summary>
    public bool MustWaitForStart => Live is { IsPending: true } && _start is null && !_isTerminatedEarly;

    /// <summary>Separates what concerns the present execution from what comes too late for it.</summary>
    /// <returns>The new events, in order, the start first.</returns>
    public IReadOnlyList<HistoryEvent> Sort(IReadOnlyList<InboxMessage> messages)
    {
        foreach (var message in messages) AcceptStart(message);
        var events = new List<HistoryEvent>();
        foreach (var message in messages.Where(message => message.Event is not ExecutionStarted)) Accept(message, events);
        if (_start is not null) events.Insert(0, _start);
        return events;
    }

    /// <summary>Lets the code go on with new events, through as many generations as it starts over at once.</summary>
    public void Run(IReadOnlyList<HistoryEvent> events)
    {
        if (_isTerminatedEarly)
        {
            Checkpoint.ConsumedMessages.AddRange(engine.Scheduled(id).Select(message => message.Id));
            Append([new EpisodeStarted { At = _now }, .. events]);
            Finish(new ExecutionCompleted(OrchestrationRuntimeStatus.Terminated, events.OfType<ExecutionTerminated>().First().Reason, null));
            return;
        }

        while (RunOnce(events) is { } next) events = StartOver(next);
    }

    private void AcceptStart(InboxMessage message)
    {
        if (message.Event is not ExecutionStarted start) return;
        Checkpoint.Consume(message);
        if (_start is null && CanStart(start))
        {
            if (Live is { IsPending: false }) Checkpoint.ClearedHistories.Add(id);
            Live = new LiveOrchestration(Live is { IsPending: true } pending ? pending.Record : InstanceRecord.Pending(id, start, _now), []);
            _start = start;
        }
        else
        {
            Refuse(start);
        }
    }

    private bool CanStart(ExecutionStarted start) => Live is null
        || Live.Record.IsFinished
        || (Live.IsPending && Live.Record.ExecutionId == start.ExecutionId);

    private void Refuse(ExecutionStarted start)
    {
        if (Live?.Record.ExecutionId == start.ExecutionId) return;
        EngineLog.StartDropped(engine.Logger, id);
        if (start.Parent is not { } parent) return;
        var failure = FailureText.Describe(new InvalidOperationException(
            $"An Orchestration instance with the status {Live!.Record.Status} already exists."));
        Send(parent.InstanceId, parent.ExecutionId, new SubOrchestrationFailed(parent.TaskId, failure) { At = _now });
    }

    private void Accept(InboxMessage message, List<HistoryEvent> events)
    {
        if (Live is { IsPending: true } && _start is null)
        {
            if (message.Event is not ExecutionTerminated) return;
            _isTerminatedEarly = true;
        }

        Checkpoint.Consume(message);
        var isCurrent = Live is { Record.IsFinished: false } && (message.ExecutionId is null || message.ExecutionId == Live.Record.ExecutionId);
        if (isCurrent) events.Add(message.Event!);
        else if (message.Event is EntityLockGranted granted) Unlock(granted.Entities);
    }

    private NextExecution? RunOnce(IReadOnlyList<HistoryEvent> events)
    {
        var live = Live!;
        var session = live.Session ?? NewSession(live, events);
        HistoryEvent[] episode = [new EpisodeStarted { At = _now }, .. events];
        var outcome = session.Advance(episode);
        Append([.. episode, .. outcome.Decisions.Select(decision => decision with { At = _now })]);
        new DecisionEffects(engine, Live!.Record, TraceParent(), Checkpoint, _now).Apply(outcome.Decisions);
        CancelTimers(outcome.CancelledTimers);
        TerminateChildren(events);
        if (outcome.ContinueAsNew is { } next) return next;
        Update(live.Record with
        {
            Status = session.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running,
            CustomStatus = session.CustomStatus,
            UpdatedAt = _now,
        });
        if (outcome.Completion is { } completion) Finish(completion);
        else Live = Live! with { Session = engine.Options.ExtendedSessionsEnabled ? session : null };
        return null;
    }

    private string? TraceParent() => Live!.History.OfType<ExecutionStarted>().FirstOrDefault()?.TraceParent;

    private OrchestrationSession NewSession(LiveOrchestration live, IReadOnlyList<HistoryEvent> events)
    {
        var record = live.Record;
        var identity = new OrchestrationIdentity(
            id, record.ExecutionId, record.Name, record.Version, record.Input, record.Parent, engine.Options.DefaultVersion);
        var session = new OrchestrationSession(
            identity, context => engine.Functions.RunOrchestratorAsync(context, record.Input), engine.Converter, engine.Loggers);
        session.Replay(live.History, events.Any(item => item is ExecutionRewound));
        return session;
    }

    private IReadOnlyList<HistoryEvent> StartOver(NextExecution next)
    {
        var old = Live!.Record;
        var traceParent = TraceParent();
        CancelScheduled(old.ExecutionId);
        Checkpoint.AppendedEvents.RemoveAll(row => row.InstanceId == id);
        if (!Checkpoint.ClearedHistories.Contains(id)) Checkpoint.ClearedHistories.Add(id);
        var record = old with
        {
            ExecutionId = Guid.NewGuid().ToString("N"),
            Version = next.Version ?? old.Version,
            Input = next.Input,
            CustomStatus = null,
        };
        Live = new LiveOrchestration(record, []);
        var start = new ExecutionStarted(record.Name, record.ExecutionId, record.Input, record.Version, record.Parent, record.Tags, null)
        {
            At = _now,
            TraceParent = traceParent,
        };
        return [start, .. next.CarriedEvents];
    }

    private void Append(IReadOnlyList<HistoryEvent> events)
    {
        foreach (var item in events)
        {
            Checkpoint.AppendedEvents.Add(new Checkpoint.AppendedEvent(id, Live!.History.Count, item));
            Live.History.Add(item);
        }
    }

    private void Finish(ExecutionCompleted completion)
    {
        Append([completion with { At = _now }]);
        CancelScheduled(Live!.Record.ExecutionId);
        if (completion.Status != OrchestrationRuntimeStatus.Completed) Unlock(HeldLocks.In(Live.History));
        Update(Live.Record with
        {
            Status = completion.Status,
            Output = completion.Failure is { } failure ? FailureText.Output(failure) : completion.Result,
            Failure = completion.Failure,
            UpdatedAt = _now,
            CompletedAt = _now,
        });
        if (Live.Record.Parent is { } parent) Send(parent.InstanceId, parent.ExecutionId, Answer(parent, completion));
        Live = Live with { History = [], Session = null };
    }

    private HistoryEvent Answer(ParentLink parent, ExecutionCompleted completion) => completion.Status switch
    {
        OrchestrationRuntimeStatus.Completed => new SubOrchestrationCompleted(parent.TaskId, completion.Result) { At = _now },
        OrchestrationRuntimeStatus.Failed => new SubOrchestrationFailed(parent.TaskId, completion.Failure!) { At = _now },
        _ => new SubOrchestrationFailed(parent.TaskId, FailureText.Describe(
            new OperationCanceledException($"The sub-orchestration '{id}' was terminated: {completion.Result}"))) { At = _now },
    };

    private void Update(InstanceRecord record)
    {
        Checkpoint.Instances.RemoveAll(earlier => earlier.Id == id);
        Checkpoint.Instances.Add(record);
        Live = Live! with { Record = record };
    }

    private void TerminateChildren(IReadOnlyList<HistoryEvent> events)
    {
        if (events.OfType<ExecutionTerminated>().FirstOrDefault() is not { Recursive: true } terminated) return;
        var ended = Live!.History.OfType<ResultEvent>().Select(result => result.TaskId).ToHashSet();
        foreach (var child in Live.History.OfType<SubOrchestrationCreated>().Where(child => !ended.Contains(child.TaskId)))
        {
            Send(child.InstanceId, null, terminated with { At = _now });
        }
    }

    private void CancelTimers(IReadOnlyList<int> taskIds)
    {
        if (taskIds.Count == 0) return;
        Checkpoint.ConsumedMessages.AddRange(engine.Scheduled(id)
            .Where(message => message.Event is TimerFired timer
                && message.ExecutionId == Live!.Record.ExecutionId
                && taskIds.Contains(timer.TaskId))
            .Select(message => message.Id));
    }

    private void CancelScheduled(string executionId)
    {
        Checkpoint.SentMessages.RemoveAll(message => message.Target == id && message.ExecutionId == executionId && message.Event is TimerFired);
        Checkpoint.ConsumedMessages.AddRange(
            engine.Scheduled(id).Where(message => message.ExecutionId == executionId).Select(message => message.Id));
    }

    private void Unlock(IEnumerable<string> entities)
    {
        foreach (var entity in entities)
        {
            Checkpoint.SentMessages.Add(new InboxMessage { Id = engine.Store.NextId(), Target = entity, Entity = new EntityUnlockRequest(id) });
        }
    }

    private void Send(string target, string? executionId, HistoryEvent item) => Checkpoint.SentMessages.Add(
        new InboxMessage { Id = engine.Store.NextId(), Target = target, ExecutionId = executionId, Event = item });
}
