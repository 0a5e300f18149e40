using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>What can be done to entities from outside. When a call ends, its effect is stored.</summary>
internal sealed class EntityCommands(DurableEngine engine)
{
    public async Task SignalAsync(EntityInstanceId id, string operation, string? input, DateTime? dueAt)
    {
        ArgumentNullException.ThrowIfNull(operation);
        await SendAsync(id.ToString(), dueAt, new EntityOperationRequest(null, operation, input, null));
    }

    /// <returns>How many entities were forgotten: 1, or 0 when there is none of this id.</returns>
    public async Task<int> PurgeAsync(string id)
        => await engine.ExclusivelyAsync<EntityActor, bool>(id, actor => actor.PurgeAsync()) ? 1 : 0;

    /// <summary>Releases locks whose orchestration is over. Empty entities need no cleaning: they are not stored.</summary>
    public async Task<CleanEntityStorageResult> CleanAsync(CleanEntityStorageRequest request)
    {
        if (!request.ReleaseOrphanedLocks) return default;
        var orphaned = engine.Store.ReadEntities(new EntityRecordQuery { IncludeStateless = true, Limit = int.MaxValue })
            .Where(entity => entity.LockedBy is { } owner && engine.Store.ReadInstance(owner) is null or { IsFinished: true })
            .Where(entity => entity.LockedBy is not null)
            .ToList();
        foreach (var entity in orphaned) await SendAsync(entity.Id, null, new EntityUnlockRequest(entity.LockedBy!));
        return new CleanEntityStorageResult { OrphanedLocksReleased = orphaned.Count };
    }

    private Task SendAsync(string target, DateTime? dueAt, EntityMessage message)
    {
        var checkpoint = new Checkpoint();
        checkpoint.SentMessages.Add(new InboxMessage { Id = engine.Store.NextId(), Target = target, DueAt = dueAt, Entity = message });
        return engine.CommitAsync(checkpoint);
    }
}
