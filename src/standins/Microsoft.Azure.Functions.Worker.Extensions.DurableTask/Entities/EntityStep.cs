using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;

/// <summary>What one turn does to an entity, as a checkpoint.</summary>
internal sealed class EntityStep(DurableEngine engine, EntityRecord record)
{
    private readonly EntityRecord _before = record;

    public Checkpoint Checkpoint { get; } = new();

    /// <summary>The entity after the step.</summary>
    public EntityRecord Record { get; private set; } = record;

    /// <summary>Handles messages in order, as far as the lock allows.</summary>
    /// <returns>The messages that must wait for the lock.</returns>
    public async Task<List<InboxMessage>> RunAsync(IReadOnlyList<InboxMessage> messages)
    {
        var waiting = messages.ToList();
        while (waiting.FindIndex(IsDeliverable) is var first and >= 0)
        {
            var message = waiting[first];
            if (message.Entity is EntityOperationRequest) await PerformAsync(TakeOperations(waiting)).ConfigureAwait(false);
            else TakeLockMessage(waiting, first);
        }

        if (Record != _before) Checkpoint.Entities.Add(Record);
        return waiting;
    }

    private bool IsDeliverable(InboxMessage message) => message.Entity switch
    {
        // A release always gets through; one of somebody who does not hold the lock changes nothing.
        EntityUnlockRequest => true,
        EntityLockRequest => Record.LockedBy is null,
        { } operation => Record.LockedBy is null || Record.LockedBy == operation.Sender,
        null => true,
    };

    /// <summary>Operations up to the next lock message, so that a lock comes between those before and those after it.</summary>
    private List<InboxMessage> TakeOperations(List<InboxMessage> waiting)
    {
        var taken = new List<InboxMessage>();
        for (var index = 0; index < waiting.Count && taken.Count < engine.Options.MaxEntityOperationBatchSize;)
        {
            if (!IsDeliverable(waiting[index]))
            {
                index++;
                continue;
            }

            if (waiting[index].Entity is not EntityOperationRequest) break;
            taken.Add(waiting[index]);
            waiting.RemoveAt(index);
        }

        return taken;
    }

    private void TakeLockMessage(List<InboxMessage> waiting, int index)
    {
        var message = waiting[index];
        waiting.RemoveAt(index);
        Checkpoint.Consume(message);
        if (message.Entity is EntityLockRequest request) Lock(request);
        else if (message.Entity is EntityUnlockRequest release && release.Sender == Record.LockedBy) Record = Record with { LockedBy = null };
    }

    private void Lock(EntityLockRequest request)
    {
        Record = Record with { LockedBy = request.Sender };
        var next = request.Position + 1;
        Checkpoint.SentMessages.Add(next < request.Entities.Count
            ? new InboxMessage { Id = engine.Store.NextId(), Target = request.Entities[next], Entity = request with { Position = next } }
            : Answer(request.Reply, new EntityLockGranted(request.Reply.TaskId, request.Entities) { At = engine.Now }));
    }

    private async Task PerformAsync(List<InboxMessage> messages)
    {
        var batch = new EntityBatch(engine, Record, [.. messages.Select(message => (EntityOperationRequest)message.Entity!)]);
        await engine.EntitySlots.WaitAsync().ConfigureAwait(false);
        try
        {
            await batch.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            engine.EntitySlots.Release();
        }

        foreach (var message in messages) Checkpoint.Consume(message);
        Checkpoint.SentMessages.AddRange(batch.Sent);
        Checkpoint.SentMessages.AddRange(batch.Replies.Select(reply => Answer(reply.Address, reply.Result)));
        Record = Record with { State = batch.State, ModifiedAt = engine.Now };
    }

    private InboxMessage Answer(ReplyAddress address, HistoryEvent result) => new()
    {
        Id = engine.Store.NextId(),
        Target = address.InstanceId,
        ExecutionId = address.ExecutionId,
        Event = result,
    };
}
