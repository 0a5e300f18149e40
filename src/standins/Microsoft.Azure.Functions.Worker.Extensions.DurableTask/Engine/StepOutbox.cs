using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>Messages that leave, or no longer leave, with an orchestration's checkpoint.</summary>
internal sealed class StepOutbox(DurableEngine engine, string id, Checkpoint checkpoint)
{
    public void Send(string target, string? executionId, HistoryEvent item) => checkpoint.SentMessages.Add(
        new InboxMessage { Id = engine.Store.NextId(), Target = target, ExecutionId = executionId, Event = item });

    public void Unlock(IEnumerable<string> entities)
    {
        foreach (var entity in entities)
        {
            checkpoint.SentMessages.Add(new InboxMessage { Id = engine.Store.NextId(), Target = entity, Entity = new EntityUnlockRequest(id) });
        }
    }

    /// <summary>Drops what an execution would get later: its timers, those of this step included.</summary>
    /// <param name="executionId">Null for a start that has not come.</param>
    public void CancelScheduled(string? executionId)
    {
        checkpoint.SentMessages.RemoveAll(message => message.Target == id && message.ExecutionId == executionId && message.Event is TimerFired);
        checkpoint.ConsumedMessages.AddRange(
            engine.Scheduled(id).Where(message => message.ExecutionId == executionId).Select(message => message.Id));
    }
}
