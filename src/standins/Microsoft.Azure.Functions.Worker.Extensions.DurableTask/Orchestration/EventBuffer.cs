using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>
/// External events and who waits for them. The latest waiter is served first, so that a wait that lost a race does not swallow the
/// event; events nobody waits for are kept in order.
/// </summary>
internal sealed class EventBuffer
{
    private readonly Dictionary<string, List<OpenTask>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventRaised> _kept = [];

    public IReadOnlyList<EventRaised> Kept => _kept;

    public bool HasWaiters => _waiters.Values.Any(waiters => waiters.Count > 0);

    public void Raise(EventRaised raised)
    {
        if (_waiters.TryGetValue(raised.Name, out var waiters) && waiters.Count > 0)
        {
            var latest = waiters[^1];
            waiters.RemoveAt(waiters.Count - 1);
            latest.Complete(raised);
        }
        else
        {
            _kept.Add(raised);
        }
    }

    public void Wait(string name, OpenTask waiter)
    {
        var index = _kept.FindIndex(kept => string.Equals(kept.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            var raised = _kept[index];
            _kept.RemoveAt(index);
            waiter.Complete(raised);
            return;
        }

        if (!_waiters.TryGetValue(name, out var waiters)) _waiters.Add(name, waiters = []);
        waiters.Add(waiter);
    }

    public void Leave(string name, OpenTask waiter)
    {
        if (_waiters.TryGetValue(name, out var waiters)) waiters.Remove(waiter);
    }
}
