using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Entities as orchestrator code sees them, with the rules of critical sections.</summary>
internal sealed class OrchestrationEntities(DurableOrchestrationContext context) : TaskOrchestrationEntityFeature
{
    /// <summary>Null outside of a critical section; it begins with the request for the locks.</summary>
    private IReadOnlyList<EntityInstanceId>? _locked;

    /// <summary>Locked entities that no call is under way to.</summary>
    private readonly HashSet<EntityInstanceId> _available = [];
    private bool _isLocking;

    public override async Task<TResult> CallEntityAsync<TResult>(
        EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null)
    {
        context.Enter();
        BeginCall(id);
        try
        {
            return await context.Tasks.Call(
                taskId => new EntityCalled(taskId, id.ToString(), operationName, context.Data(taskId, input)),
                _ => new OpenTask<TResult>(result => Read<TResult>(id, operationName, result)));
        }
        finally
        {
            if (!_isLocking && _locked?.Contains(id) == true) _available.Add(id);
        }
    }

    public override Task CallEntityAsync(
        EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null)
        => CallEntityAsync<object>(id, operationName, input, options);

    public override Task SignalEntityAsync(
        EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
    {
        context.Enter();
        if (_locked?.Contains(id) == true)
        {
            throw new InvalidOperationException("Must not signal a locked entity from a critical section.");
        }

        var taskId = context.Decisions.NextTaskId();
        context.Decisions.Add(new EntitySignaled(
            taskId, id.ToString(), operationName, context.Data(taskId, input), options?.SignalTime?.UtcDateTime));
        return Task.CompletedTask;
    }

    public override async Task<IAsyncDisposable> LockEntitiesAsync(IEnumerable<EntityInstanceId> entityIds)
    {
        context.Enter();
        ArgumentNullException.ThrowIfNull(entityIds);
        var ordered = entityIds.Distinct().OrderBy(id => id.ToString(), StringComparer.Ordinal).ToArray();
        if (ordered.Length == 0) throw new ArgumentException("The list of entities to lock must not be empty.", nameof(entityIds));
        RequireOutsideCriticalSection("Must not enter another critical section from within a critical section.");
        _isLocking = true;
        _locked = ordered;
        string[] names = [.. ordered.Select(id => id.ToString())];
        await context.Tasks.Call(taskId => new EntityLockRequested(taskId, names), _ => new OpenTask<object?>(_ => null));
        _isLocking = false;
        _available.UnionWith(ordered);
        return new Lock(this);
    }

    public override bool InCriticalSection([NotNullWhen(true)] out IReadOnlyList<EntityInstanceId>? entityIds)
    {
        context.Enter();
        entityIds = [.. _available];
        return _locked is not null;
    }

    /// <exception cref="InvalidOperationException">Locks are held, or being taken.</exception>
    public void RequireOutsideCriticalSection(string message)
    {
        if (_locked is not null) throw new InvalidOperationException(message);
    }

    /// <summary>Ends the critical section, when there is one.</summary>
    public void Release()
    {
        if (_locked is not { } locked || _isLocking) return;
        _locked = null;
        _available.Clear();

        // One decision for each entity: the genuine worker sends that many messages, and the numbers of later calls show it.
        foreach (var id in locked) context.Decisions.Add(new EntityUnlocked(context.Decisions.NextTaskId(), [id.ToString()]));
    }

    private void BeginCall(EntityInstanceId id)
    {
        if (_locked is null || _available.Remove(id)) return;
        throw new InvalidOperationException(
            _isLocking ? "Must await the completion of the lock request prior to calling any entity."
            : _locked.Contains(id) ? "Must not call an entity from a critical section while a prior call to the same entity is still pending."
            : "Must not call an entity from a critical section if it is not one of the locked entities.");
    }

    private T Read<T>(EntityInstanceId id, string operation, HistoryEvent result) => result switch
    {
        EntityCallCompleted completed => context.Converter.Deserialize<T>(completed.Result)!,
        EntityCallFailed failed => throw new EntityOperationFailedException(id, operation, failed.Failure),
        _ => throw new NonDeterministicOrchestrationException($"the history has a {result.GetType().Name} for the call of entity '{id}'."),
    };

    private sealed class Lock(OrchestrationEntities owner) : IAsyncDisposable
    {
        private bool _released;

        public ValueTask DisposeAsync()
        {
            if (!_released)
            {
                _released = true;
                owner.Release();
            }

            return ValueTask.CompletedTask;
        }
    }
}
