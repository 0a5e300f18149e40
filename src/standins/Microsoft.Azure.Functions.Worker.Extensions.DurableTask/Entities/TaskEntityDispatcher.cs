using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Hands the pending operations of one entity, in order, to what performs them.</summary>
public sealed class TaskEntityDispatcher
{
    private readonly Func<ITaskEntity, Task> _run;
    private readonly IServiceProvider _services;

    internal TaskEntityDispatcher(Func<ITaskEntity, Task> run, IServiceProvider services)
    {
        _run = run;
        _services = services;
    }

    /// <summary>
    /// Performs the operations on <typeparamref name="T"/>: a service or a new object when it is an <see cref="ITaskEntity"/>,
    /// otherwise the entity's state itself, whose public methods are the operations.
    /// </summary>
    public Task DispatchAsync<T>()
        => DispatchAsync(typeof(ITaskEntity).IsAssignableFrom(typeof(T))
            ? (ITaskEntity)ActivatorUtilities.GetServiceOrCreateInstance(_services, typeof(T))
            : new StateEntity<T>());

    /// <summary>Performs the operations on the given entity.</summary>
    public Task DispatchAsync(ITaskEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return _run(entity);
    }

    /// <summary>Performs the operations by the given function.</summary>
    public Task DispatchAsync(Func<TaskEntityOperation, ValueTask<object?>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return _run(new DelegateEntity(handler));
    }

    private sealed class StateEntity<T> : TaskEntity<T>
    {
        protected override bool AllowStateDispatch => true;
    }

    private sealed class DelegateEntity(Func<TaskEntityOperation, ValueTask<object?>> handler) : ITaskEntity
    {
        public ValueTask<object?> RunAsync(TaskEntityOperation operation) => handler(operation);
    }
}
