using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>
/// Where the engine keeps what must survive a crash. Reads show committed data only. One engine at a time uses a store.
/// </summary>
internal interface IDurableStore : IAsyncDisposable
{
    /// <summary>Opens the store and reads what has to go on.</summary>
    /// <exception cref="DurableStoreException">The store cannot be used; the message says why and what to do.</exception>
    RecoveredWork Open();

    /// <summary>
    /// Stores a checkpoint atomically. When the task ends, it survives the loss of the process and of power. Checkpoints of
    /// concurrent callers may share a transaction.
    /// </summary>
    /// <exception cref="DurableStoreException">Nothing of the checkpoint is stored.</exception>
    Task CommitAsync(Checkpoint checkpoint);

    InstanceRecord? ReadInstance(string id);

    IReadOnlyList<HistoryEvent> ReadHistory(string instanceId);

    IReadOnlyList<InstanceRecord> ReadInstances(InstanceQuery query);

    IReadOnlyList<string> ReadChildren(string instanceId);

    /// <summary>Numbers of an execution's activities that are stored and have no stored result.</summary>
    IReadOnlyList<int> ReadOpenActivities(string instanceId, string executionId);

    EntityRecord? ReadEntity(string id);

    IReadOnlyList<EntityRecord> ReadEntities(EntityRecordQuery query);

    /// <summary>How many messages to an entity wait to be processed.</summary>
    int CountMessages(string target);

    /// <summary>A number that no stored message or activity has; greater than all before.</summary>
    long NextId();
}
