using DurableTask.Core.Exceptions;
using DurableTask.Core.Tracing;

namespace DurableTask.Sqlite.Hub;

/// <summary>What clients ask for. Every change is acknowledged when it is on the disk, and every answer is read from there.</summary>
internal sealed partial class TaskHub
{
    private const int PurgePage = 200;

    public HubReader Reader => _reader;

    /// <summary>Starts a run.</summary>
    /// <exception cref="OrchestrationAlreadyExistsException">An instance of that id has one of the statuses.</exception>
    public async Task Create(TaskMessage content, OrchestrationStatus[]? dedupeStatuses)
    {
        if (content.Event is not ExecutionStartedEvent started)
        {
            throw new ArgumentException("A run is started by an ExecutionStarted event.", nameof(content));
        }

        OrchestrationStatus? refusedBy = null;
        await Acknowledge(() =>
        {
            var existing = Find(content.OrchestrationInstance.InstanceId);
            if (existing is { IsAwaited: false } && dedupeStatuses?.Contains(existing.Status) == true)
            {
                refusedBy = existing.Status;
                Settle(existing);
            }
            else
            {
                Start(existing, content, started);
            }
        });
        if (refusedBy is { } status)
        {
            throw new OrchestrationAlreadyExistsException($"An Orchestration instance with the status {status} already exists.");
        }
    }

    public Task Send(IEnumerable<TaskMessage> messages) => Acknowledge(() =>
    {
        foreach (var message in messages)
        {
            Route(message);
        }
    });

    /// <summary>Waits for the end of a run.</summary>
    /// <returns>The state at the end; null when the time is over before, or the execution is gone.</returns>
    public async Task<OrchestrationState?> Wait(string id, string? executionId, TimeSpan timeout, CancellationToken cancellation)
    {
        var waiter = AddWaiter(id, executionId);
        try
        {
            var isEndless = timeout < TimeSpan.Zero || timeout.TotalMilliseconds > int.MaxValue;
            return await waiter.End.Task
                .WaitAsync(isEndless ? Timeout.InfiniteTimeSpan : timeout, _time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            lock (_gate)
            {
                _waiters.Remove(id, waiter);
            }
        }
    }

    private Waiters.Waiter AddWaiter(string id, string? executionId)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            var waiter = _waiters.Add(id, executionId);
            if (_live.TryGetValue(id, out var instance) && instance is { IsDeleted: false, IsEnded: false })
            {
                waiter.Follow(instance.ExecutionId);
            }
            else if (_reader.State(id, withInput: true) is { } state)
            {
                waiter.Follow(state.OrchestrationInstance.ExecutionId);
                if (TerminalStatus.Contains(state.OrchestrationStatus))
                {
                    waiter.End.SetResult(state);
                }
            }

            return waiter;
        }
    }

    /// <summary>Begins a failed run again behind what it has done so far.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not failed.</exception>
    public Task Rewind(string id, string? reason) => Acknowledge(() =>
    {
        var instance = Find(id) is { IsAwaited: false } known
            ? known
            : throw new ArgumentException($"No instance with the id '{id}' was found.", nameof(id));
        if (instance.Status != OrchestrationStatus.Failed)
        {
            Settle(instance);
            throw new InvalidOperationException($"Only failed instances can be rewound; '{id}' is {instance.Status}.");
        }

        // The dispatcher takes for granted that this event or the start has a trace.
        var trace = System.Diagnostics.Activity.Current is { IdFormat: System.Diagnostics.ActivityIdFormat.W3C, Id: { } current }
            ? current
            : $"00-{System.Diagnostics.ActivityTraceId.CreateRandom()}-{System.Diagnostics.ActivitySpanId.CreateRandom()}-00";
        Route(new TaskMessage
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = id },
            Event = new ExecutionRewoundEvent(-1, reason) { ParentTraceContext = new DistributedTraceContext(trace) },
        });
    });

    /// <summary>Purges one instance, whatever its status.</summary>
    /// <returns>How many there were: 0 or 1.</returns>
    public async Task<int> Purge(string id)
    {
        var found = false;
        await Acknowledge(() =>
        {
            if (Find(id) is { } instance)
            {
                found = !instance.IsAwaited;
                Remove(instance);
            }
        }).ConfigureAwait(false);
        return found ? 1 : 0;
    }

    /// <summary>Purges all that ended and match.</summary>
    /// <param name="query">Which; statuses of runs that have not ended count for nothing.</param>
    /// <param name="timeout">After this time no further ones are purged; null is no limit.</param>
    public async Task<(int Purged, bool IsComplete)> Purge(StateQuery query, TimeSpan? timeout)
    {
        query = query with { StatusMask = query.StatusMask & StateQuery.Mask(TerminalStatus.All) };
        var begin = _time.GetTimestamp();
        var purged = 0;
        for (long after = 0; ;)
        {
            var page = _reader.States(query, after, PurgePage);
            if (page.Count == 0)
            {
                return (purged, true);
            }

            if (timeout is { } limit && _time.GetElapsedTime(begin) >= limit)
            {
                return (purged, false);
            }

            after = page[^1].Key;
            await Acknowledge(() =>
            {
                foreach (var known in page)
                {
                    if (Find(known.Id) is { IsEnded: true } instance && instance.Key == known.Key)
                    {
                        Remove(instance);
                        purged++;
                    }
                }
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Removes an entity, unless it has changed or has something to do since it was looked at.</summary>
    public async Task<bool> RemoveEmpty(OrchestrationInstance entity)
    {
        var removed = false;
        await Acknowledge(() =>
        {
            var instance = Find(entity.InstanceId);
            removed = instance is not null && !instance.IsLocked && instance.ExecutionId == entity.ExecutionId
                && instance.Inbox.Count == 0 && instance.Later.Count == 0;
            if (removed)
            {
                Remove(instance!);
            }
            else
            {
                Settle(instance);
            }
        }).ConfigureAwait(false);
        return removed;
    }

    // Changes memory, and ends when the log has it, and what the change was decided by.
    private Task Acknowledge(Action change)
    {
        var acknowledged = Task.CompletedTask;
        Change(() =>
        {
            ThrowIfHalted();
            change();
            acknowledged = Written();
        });
        return acknowledged;
    }
}
