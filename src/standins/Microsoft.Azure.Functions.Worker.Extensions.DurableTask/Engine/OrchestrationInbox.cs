using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>Separates the messages that concern the present execution from those that come too early or too late for it.</summary>
internal sealed class OrchestrationInbox
{
    private readonly DurableEngine _engine;
    private readonly string _id;
    private readonly Checkpoint _checkpoint;
    private readonly List<HistoryEvent> _events = [];
    private readonly List<InboxMessage> _early = [];
    private ExecutionStarted? _start;

    public OrchestrationInbox(
        DurableEngine engine, string id, LiveOrchestration? live, Checkpoint checkpoint, IReadOnlyList<InboxMessage> messages)
    {
        _engine = engine;
        _id = id;
        _checkpoint = checkpoint;
        Live = live;
        foreach (var message in messages) AcceptStart(message);
        foreach (var message in messages.Where(message => message.Event is not ExecutionStarted)) Accept(message);
        if (_start is not null) _events.Insert(0, _start);
    }

    /// <summary>The orchestration the events are for; a new one when a start was accepted.</summary>
    public LiveOrchestration? Live { get; private set; }

    /// <summary>The new events, in order, the start first.</summary>
    public IReadOnlyList<HistoryEvent> Events => _events;

    /// <summary>Messages that wait for the start; they stay stored.</summary>
    public IReadOnlyList<InboxMessage> Early => _early;

    /// <summary>Whether it was terminated before its start.</summary>
    public bool EndsBeforeStart { get; private set; }

    private bool AwaitsStart => Live is { IsPending: true } && _start is null;

    private void AcceptStart(InboxMessage message)
    {
        if (message.Event is not ExecutionStarted start) return;
        _checkpoint.Consume(message);
        if (_start is null && CanStart(start))
        {
            if (Live is { IsPending: false }) _checkpoint.ClearedHistories.Add(_id);
            var record = Live is { IsPending: true } pending ? pending.Record : InstanceRecord.Pending(_id, start, _engine.Now);
            Live = new LiveOrchestration(record, []);
            _start = start;
        }
        else
        {
            Refuse(start);
        }
    }

    private bool CanStart(ExecutionStarted start) => Live is null
        || (Live.Record.IsFinished && Live.Record.ExecutionId != start.ExecutionId)
        || (Live.IsPending && Live.Record.ExecutionId == start.ExecutionId);

    private void Refuse(ExecutionStarted start)
    {
        if (Live?.Record.ExecutionId == start.ExecutionId) return;
        EngineLog.StartDropped(_engine.Logger, _id);
        if (start.Parent is not { } parent) return;
        var failure = FailureText.Describe(new InstanceExistsException(Live!.Record.Status));
        new StepOutbox(_engine, _id, _checkpoint).Send(
            parent.InstanceId, parent.ExecutionId, new SubOrchestrationFailed(parent.TaskId, failure, failure.ErrorMessage) { At = _engine.Now });
    }

    private void Accept(InboxMessage message)
    {
        if (AwaitsStart && message.Event is not ExecutionTerminated)
        {
            _early.Add(message);
            return;
        }

        EndsBeforeStart |= AwaitsStart;
        _checkpoint.Consume(message);
        var isCurrent = Live is { Record.IsFinished: false } && (message.ExecutionId is null || message.ExecutionId == Live.Record.ExecutionId);
        if (isCurrent) _events.Add(message.Event!);
        else if (message.Event is EntityLockGranted granted) new StepOutbox(_engine, _id, _checkpoint).Unlock(granted.Entities);
    }
}
