using Microsoft.DurableTask.Entities;

namespace Microsoft.DurableTask.Client.Entities;

/// <summary>An entity as it was when it was read.</summary>
public class EntityMetadata<TState>
{
    private readonly TState? _state;

    public EntityMetadata(EntityInstanceId id)
    {
        Id = id;
        IncludesState = false;
    }

    public EntityMetadata(EntityInstanceId id, TState? state)
    {
        Id = id;
        IncludesState = state is not null;
        _state = state;
    }

    public EntityInstanceId Id { get; }

    public DateTimeOffset LastModifiedTime { get; init; }

    /// <summary>Operations that wait for a lock to be released.</summary>
    public int BacklogQueueSize { get; init; }

    /// <summary>The orchestration that holds the lock; null when nobody does.</summary>
    public string? LockedBy { get; init; }

    public bool IncludesState { get; }

    /// <exception cref="InvalidOperationException">The entity was read without its state.</exception>
    public TState? State => IncludesState
        ? _state
        : throw new InvalidOperationException($"Can't retrieve state when {nameof(IncludesState)}=false: read the entity with its state.");
}
