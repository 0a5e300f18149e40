namespace DurableTask.Sqlite.Hub;

/// <summary>Who waits for the end of a run. They outlive a failed commit. Guarded by the hub's gate.</summary>
internal sealed class Waiters
{
    private readonly Dictionary<string, List<Waiter>> _waiting = [];

    public sealed class Waiter(string? executionId)
    {
        /// <summary>The execution that is waited for; null is any.</summary>
        public string? ExecutionId { get; set; } = executionId;

        /// <summary>Waits for this execution, unless any will do: the one that was asked for may have continued as new.</summary>
        public void Follow(string? current) => ExecutionId = ExecutionId is null ? null : current ?? ExecutionId;

        /// <summary>The state at the end; null when the execution is gone.</summary>
        public TaskCompletionSource<OrchestrationState?> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public Waiter Add(string instanceId, string? executionId)
    {
        var waiter = new Waiter(string.IsNullOrEmpty(executionId) ? null : executionId);
        if (!_waiting.TryGetValue(instanceId, out var list))
        {
            list = _waiting[instanceId] = [];
        }

        list.Add(waiter);
        return waiter;
    }

    public void Remove(string instanceId, Waiter waiter)
    {
        if (_waiting.TryGetValue(instanceId, out var list) && list.Remove(waiter) && list.Count == 0)
        {
            _waiting.Remove(instanceId);
        }
    }

    /// <summary>Tells those who wait for this run, or for any run of the instance.</summary>
    public void Ended(OrchestrationState state)
    {
        var id = state.OrchestrationInstance.InstanceId;
        var execution = state.OrchestrationInstance.ExecutionId;
        foreach (var waiter in Of(id, waiter => waiter.ExecutionId is null || waiter.ExecutionId == execution))
        {
            waiter.End.TrySetResult(state);
        }
    }

    /// <summary>Tells those who wait for an execution that was purged or replaced; others wait for the next one.</summary>
    public void Gone(string instanceId, string? executionId)
    {
        foreach (var waiter in Of(instanceId, waiter => waiter.ExecutionId is not null && waiter.ExecutionId == executionId))
        {
            waiter.End.TrySetResult(null);
        }
    }

    /// <summary>Who waits for an execution that continued as new waits for the next one.</summary>
    public void Continued(string instanceId, string? executionId, string? nextExecutionId)
    {
        foreach (var waiter in Of(instanceId, waiter => waiter.ExecutionId is not null && waiter.ExecutionId == executionId))
        {
            waiter.ExecutionId = nextExecutionId;
        }
    }

    /// <summary>
    /// Memory is again what the file has: tells those whose run has ended there, the others wait for the execution that the file knows.
    /// </summary>
    /// <param name="read">The state of an instance in the file; null when there is none.</param>
    public void Recovered(Func<string, OrchestrationState?> read)
    {
        foreach (var (id, list) in _waiting)
        {
            if (read(id) is { } state)
            {
                list.ForEach(waiter => waiter.Follow(state.OrchestrationInstance.ExecutionId));
                if (TerminalStatus.Contains(state.OrchestrationStatus))
                {
                    Ended(state);
                }
            }
        }
    }

    public void Cancel()
    {
        foreach (var waiter in _waiting.Values.SelectMany(list => list))
        {
            waiter.End.TrySetCanceled();
        }

        _waiting.Clear();
    }

    private List<Waiter> Of(string instanceId, Predicate<Waiter> which) =>
        _waiting.TryGetValue(instanceId, out var list) ? list.FindAll(which) : [];
}
