using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Entities as orchestrator code sees them, with the rules of critical sections.</summary>
internal sealed class OrchestrationEntities(DurableOrchestrationContext context) : TaskOrchestrationEntityFeature
{
    private readonly HashSet<EntityInstanceId> _busy = [];
    private IReadOnlyList<EntityInstanceId>? _locked;
    private bool _isLocking;

    public override async Task<TResult> CallEntityAsync<TResult>(
        EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null)
    {
        context.Enter();
        BeginCall(id);
        try
        {
            return await context.Call(
                taskId => new EntityCalled(taskId, id.ToString(), operationName, context.Data(taskId, input)),
                _ => new OpenTask<TResult>(result => Read<TResult>(id, operationName, result)));
        }
        finally
        {
            _busy.Remove(id);
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
            throw new InvalidOperationException($"Entity '{id}' is locked by this orchestration and can only be called, not signalled.");
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
        RequireOutsideCriticalSection("lock entities");
        var ordered = entityIds.Distinct().OrderBy(id => id.ToString(), StringComparer.Ordinal).ToArray();
        if (ordered.Length == 0) throw new ArgumentException("No entities to lock were given.", nameof(entityIds));
        _isLocking = true;
        string[] names = [.. ordered.Select(id => id.ToString())];
        await context.Call(taskId => new EntityLockRequested(taskId, names), _ => new OpenTask<object?>(_ => null));
        _isLocking = false;
        _locked = ordered;
        return new Lock(this);
    }

    public override bool InCriticalSection([NotNullWhen(true)] out IReadOnlyList<EntityInstanceId>? entityIds)
    {
        context.Enter();
        entityIds = _locked;
        return _locked is not null;
    }

    /// <exception cref="InvalidOperationException">Locks are held, or being taken.</exception>
    public void RequireOutsideCriticalSection(string action)
    {
        if (_locked is not null || _isLocking)
        {
            throw new InvalidOperationException($"The orchestration cannot {action} while it holds or takes entity locks.");
        }
    }

    /// <summary>Ends the critical section, when there is one.</summary>
    public void Release()
    {
        if (_locked is not { } locked) return;
        _locked = null;
        context.Decisions.Add(new EntityUnlocked(context.Decisions.NextTaskId(), [.. locked.Select(id => id.ToString())]));
    }

    private void BeginCall(EntityInstanceId id)
    {
        if (_locked is null) return;
        if (!_locked.Contains(id))
        {
            throw new InvalidOperationException($"Entity '{id}' cannot be called in this critical section: it is not locked.");
        }

        if (!_busy.Add(id))
        {
            throw new InvalidOperationException($"Entity '{id}' cannot be called again before the previous call in this critical section has ended.");
        }
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
