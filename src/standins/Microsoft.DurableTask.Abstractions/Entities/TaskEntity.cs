namespace Microsoft.DurableTask.Entities;

/// <summary>
/// An entity whose operations are its public methods, found by name without regard to case. A parameter is the operation's input,
/// a <see cref="TaskEntityContext"/> or a <see cref="TaskEntityOperation"/>. <c>delete</c> works without a method of that name.
/// </summary>
public abstract class TaskEntity<TState> : ITaskEntity
{
    /// <summary>Whether operations without a method here are looked for on the state. The default is false.</summary>
    protected virtual bool AllowStateDispatch => false;

    /// <summary>
    /// The state, read before an operation and stored after it. Null deletes the entity.
    /// </summary>
    protected TState State { get; set; } = default!;

    protected TaskEntityContext Context { get; private set; } = null!;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">There is no operation of that name.</exception>
    public ValueTask<object?> RunAsync(TaskEntityOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Context = operation.Context;
        if (!TryReadState(operation)) return default;
        if (TryDispatch(operation, out var outcome))
        {
            return EntityResult.UnwrapAsync(operation.State, () => State, outcome);
        }

        return TryDelete(operation)
            ? default
            : throw new NotSupportedException($"No suitable method found for entity operation '{operation}'.");
    }

    /// <summary>The state of an entity that has none yet; by default a new <typeparamref name="TState"/>.</summary>
    protected virtual TState InitializeState(TaskEntityOperation entityOperation)
        => Nullable.GetUnderlyingType(typeof(TState)) is { } underlying
            ? (TState)Activator.CreateInstance(underlying)!
            : Activator.CreateInstance<TState>();

    private static bool TryDelete(TaskEntityOperation operation)
    {
        if (!string.Equals(operation.Name, "delete", StringComparison.OrdinalIgnoreCase)) return false;
        operation.State.SetState(null);
        return true;
    }

    private bool TryReadState(TaskEntityOperation operation)
    {
        try
        {
            State = operation.State.GetState(typeof(TState)) is { } stored ? (TState)stored : InitializeState(operation);
            return true;
        }
        catch when (TryDelete(operation))
        {
            // A state that can no longer be read must not keep the entity from being deleted.
            return false;
        }
    }

    private bool TryDispatch(TaskEntityOperation operation, out EntityDispatch outcome)
    {
        if (operation.TryDispatch(this, out outcome)) return true;
        if (!AllowStateDispatch) return false;
        return State is null
            ? throw new InvalidOperationException("The operation cannot be dispatched to the state, because the state is null.")
            : operation.TryDispatch(State, out outcome);
    }
}
