using System.Collections.Concurrent;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>
/// Runs orchestrator code on the one thread that replays the history, in the order in which it becomes ready: the same order on
/// every replay.
/// </summary>
/// <param name="onStray">Told about code that becomes ready when nobody replays: it waited for something that is not durable.</param>
internal sealed class OrchestratorSynchronizationContext(Action onStray) : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly SemaphoreSlim _posted = new(0);
    private int _thread;
    private bool _isAwaitingWork;

    /// <summary>Whether the caller is orchestrator code.</summary>
    public bool IsCurrent => _thread == Environment.CurrentManagedThreadId && Current == this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        _ready.Enqueue((d, state));
        _posted.Release();
        if (_thread == 0 && !_isAwaitingWork) onStray();
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!IsCurrent) throw new NotSupportedException("Orchestrator code cannot be entered from another thread.");
        d(state);
    }

    /// <summary>Runs an action, then everything that becomes ready by it.</summary>
    public void Run(Action action)
    {
        var previous = Current;
        _thread = Environment.CurrentManagedThreadId;
        SetSynchronizationContext(this);
        try
        {
            action();
            while (_ready.TryDequeue(out var work)) work.Callback(work.State);
        }
        finally
        {
            SetSynchronizationContext(previous);
            _thread = 0;
        }
    }

    /// <summary>Waits until something is ready that came from outside, such as middleware that really waits.</summary>
    /// <returns>Whether something came in time.</returns>
    public bool WaitForWork(TimeSpan timeout)
    {
        _isAwaitingWork = true;
        try
        {
            var end = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
            while (_ready.IsEmpty)
            {
                var left = end - Environment.TickCount64;
                if (left <= 0 || !_posted.Wait((int)left)) return !_ready.IsEmpty;
            }

            return true;
        }
        finally
        {
            _isAwaitingWork = false;
        }
    }
}
