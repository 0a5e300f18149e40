using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>Holds messages until their time: durable timers, delayed starts and delayed signals. Never early.</summary>
internal sealed class DueMessages : IDisposable
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly SortedSet<(DateTime DueAt, long Id)> _order = [];
    private readonly Dictionary<long, InboxMessage> _messages = [];
    private readonly Dictionary<string, List<InboxMessage>> _byTarget = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly Action<InboxMessage> _deliver;
    private readonly ITimer _timer;

    public DueMessages(TimeProvider time, Action<InboxMessage> deliver)
    {
        _time = time;
        _deliver = deliver;
        _timer = time.CreateTimer(_ => DeliverDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(InboxMessage message)
    {
        lock (_lock)
        {
            _messages.Add(message.Id, message);
            _order.Add((message.DueAt!.Value, message.Id));
            if (!_byTarget.TryGetValue(message.Target, out var list)) _byTarget.Add(message.Target, list = []);
            list.Add(message);
            if (_order.Min.Id == message.Id) Schedule();
        }
    }

    public IReadOnlyList<InboxMessage> For(string target)
    {
        lock (_lock) return _byTarget.TryGetValue(target, out var list) ? [.. list] : [];
    }

    public void Remove(long id)
    {
        lock (_lock) Take(id);
    }

    public void RemoveAll(string target)
    {
        foreach (var message in For(target)) Remove(message.Id);
    }

    public void Dispose() => _timer.Dispose();

    private InboxMessage? Take(long id)
    {
        if (!_messages.Remove(id, out var message)) return null;
        _order.Remove((message.DueAt!.Value, id));
        var list = _byTarget[message.Target];
        list.Remove(message);
        if (list.Count == 0) _byTarget.Remove(message.Target);
        return message;
    }

    private void DeliverDue()
    {
        List<InboxMessage> due = [];
        lock (_lock)
        {
            var now = _time.GetUtcNow().UtcDateTime;
            while (_order.Count > 0 && _order.Min.DueAt <= now) due.Add(Take(_order.Min.Id)!);
            if (_order.Count > 0) Schedule();
        }

        foreach (var message in due) _deliver(message);
    }

    private void Schedule()
    {
        var wait = UntilNext();
        if (wait > TimeSpan.Zero)
        {
            // A timer counts in whole milliseconds; rounding up keeps it from waking too early and sleeping again.
            wait = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
            _timer.Change(wait > LongestSleep ? LongestSleep : wait, Timeout.InfiniteTimeSpan);
        }

        // Asked again: the clock may have passed the time while the timer was being set, and then the timer would come too late.
        if (UntilNext() <= TimeSpan.Zero)
            ThreadPool.UnsafeQueueUserWorkItem(static messages => messages.DeliverDue(), this, preferLocal: false);
    }

    private TimeSpan UntilNext() => _order.Min.DueAt - _time.GetUtcNow().UtcDateTime;
}
