namespace Microsoft.DurableTask.Entities;

/// <summary>The stored state of an entity; changes count only when the operation succeeds.</summary>
public abstract class TaskEntityState
{
    public abstract bool HasState { get; }

    public virtual T? GetState<T>(T? defaultValue = default) => GetState(typeof(T)) is { } state ? (T)state : defaultValue;

    public abstract object? GetState(Type type);

    /// <summary>Replaces the state; null deletes it.</summary>
    public abstract void SetState(object? state);
}
