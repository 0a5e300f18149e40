using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;

/// <summary>One entity: performs its operations one after the other, in the order of arrival, subject to its lock.</summary>
internal sealed class EntityActor(string id, DurableEngine engine) : Actor(id, engine)
{
    /// <summary>Messages that wait for the lock; they are still stored.</summary>
    private List<InboxMessage> _backlog = [];
    private EntityRecord? _record;

    /// <summary>The app's code may wait for anything in an operation.</summary>
    public override bool IsBusyInTurn => false;

    protected override bool IsIdle => _backlog.Count == 0;

    /// <summary>Forgets the entity; messages to it that wait stay.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> PurgeAsync()
    {
        if (Engine.Store.ReadEntity(Id) is null) return false;
        var checkpoint = new Checkpoint();
        checkpoint.Entities.Add(new EntityRecord(Id, null, null, Engine.Now));
        Reset();
        await Engine.CommitAsync(checkpoint).ConfigureAwait(false);
        return true;
    }

    protected override void Reset() => _record = null;

    protected override async Task TurnAsync(IReadOnlyList<InboxMessage> messages)
    {
        _record ??= Engine.Store.ReadEntity(Id) ?? new EntityRecord(Id, null, null, Engine.Now);
        var step = new EntityStep(Engine, _record);
        var left = await step.RunAsync([.. _backlog, .. messages]).ConfigureAwait(false);
        if (!step.Checkpoint.IsEmpty) await Engine.CommitAsync(step.Checkpoint).ConfigureAwait(false);
        _record = step.Record;
        _backlog = left;
    }
}
