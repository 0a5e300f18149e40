using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>
/// External events and who waits for them. The latest waiter is served first; a cancelled one stays in line and takes an event with it,
/// as in the genuine worker. Events nobody is in line for are kept in order.
/// </summary>
internal sealed class EventBuffer(DataConverter converter)
{
    private readonly Dictionary<string, Stack<EventWaiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventRaised> _kept = [];

    public IReadOnlyList<EventRaised> Kept => _kept;

    public bool HasWaiters => _waiters.Values.Any(line => line.Any(waiter => waiter.IsOpen));

    /// <exception cref="UnreadableEventException">The payload is not what the waiter wants.</exception>
    public void Raise(EventRaised raised)
    {
        if (!_waiters.TryGetValue(raised.Name, out var line) || line.Count == 0)
        {
            _kept.Add(raised);
            return;
        }

        try
        {
            line.Pop().Complete(raised.Input);
        }
        catch (Exception error)
        {
            throw new UnreadableEventException(raised.Name, error);
        }
    }

    /// <exception cref="ArgumentException">Another type is already waited for under this name.</exception>
    /// <exception cref="System.Text.Json.JsonException">A kept event is not of this type.</exception>
    public Task<T> Wait<T>(string name, CancellationToken cancellation)
    {
        if (!_waiters.TryGetValue(name, out var line)) _waiters.Add(name, line = []);
        if (line.TryPeek(out var latest) && latest.Type != typeof(T))
        {
            throw new ArgumentException(
                "Events with the same name must have the same type argument. "
                    + $"Expected {latest.Type.FullName} but was requested {typeof(T).FullName}.");
        }

        var waiter = new EventWaiter<T>(converter);
        line.Push(waiter);
        if (TakeKept(name) is { } kept) line.Pop().Complete(kept.Input);
        cancellation.Register(() => waiter.Cancel(cancellation), useSynchronizationContext: false);
        return waiter.Task;
    }

    private EventRaised? TakeKept(string name)
    {
        var index = _kept.FindIndex(kept => string.Equals(kept.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index < 0) return null;
        var taken = _kept[index];
        _kept.RemoveAt(index);
        return taken;
    }
}
