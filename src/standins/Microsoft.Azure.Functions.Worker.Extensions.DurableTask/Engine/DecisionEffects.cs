using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>Turns an orchestrator's decisions into messages and work items of the same checkpoint.</summary>
internal sealed class DecisionEffects(DurableEngine engine, InstanceRecord record, string? traceParent, Checkpoint checkpoint, DateTime now)
{
    public void Apply(IEnumerable<ScheduledEvent> decisions)
    {
        foreach (var decision in decisions) Apply(decision);
    }

    private void Apply(ScheduledEvent decision)
    {
        switch (decision)
        {
            case TaskScheduled task:
                checkpoint.ScheduledActivities.Add(new ActivityWorkItem(
                    engine.Store.NextId(), record.Id, record.ExecutionId, task.TaskId, task.Name, task.Input, task.Version, traceParent));
                break;
            case TimerCreated timer:
                Send(record.Id, record.ExecutionId, timer.FireAt, new TimerFired(timer.TaskId, timer.FireAt) { At = Later(timer.FireAt) });
                break;
            case SubOrchestrationCreated child:
                Send(child.InstanceId, null, null, Start(child));
                break;
            case EventSent sent:
                Send(sent.InstanceId, null, null, new EventRaised(sent.Name, sent.Input) { At = now });
                break;
            case EntityCalled call:
                Send(call.EntityId, null, new EntityOperationRequest(record.Id, call.Operation, call.Input, Reply(call.TaskId)));
                break;
            case EntitySignaled signal:
                Send(signal.EntityId, signal.DueAt, new EntityOperationRequest(record.Id, signal.Operation, signal.Input, null));
                break;
            case EntityLockRequested request:
                Send(request.Entities[0], null, new EntityLockRequest(record.Id, Reply(request.TaskId), request.Entities, 0));
                break;
            case EntityUnlocked unlocked:
                foreach (var entity in unlocked.Entities) Send(entity, null, new EntityUnlockRequest(record.Id));
                break;
        }
    }

    private ExecutionStarted Start(SubOrchestrationCreated child) => new(
        child.Name,
        Guid.NewGuid().ToString("N"),
        child.Input,
        child.Version,
        new ParentLink(record.Id, record.ExecutionId, record.Name, child.TaskId),
        child.Tags,
        null)
    { At = now, TraceParent = traceParent };

    private ReplyAddress Reply(int taskId) => new(record.Id, record.ExecutionId, taskId);

    private DateTime Later(DateTime time) => time > now ? time : now;

    private void Send(string target, string? executionId, DateTime? dueAt, HistoryEvent item) => checkpoint.SentMessages.Add(
        new InboxMessage { Id = engine.Store.NextId(), Target = target, ExecutionId = executionId, DueAt = dueAt, Event = item });

    private void Send(string target, DateTime? dueAt, EntityMessage message) => checkpoint.SentMessages.Add(
        new InboxMessage { Id = engine.Store.NextId(), Target = target, DueAt = dueAt, Entity = message });
}
