namespace DurableTask.Sqlite.Hub;

/// <summary>One timer for whatever is due first. Guarded by the hub's gate.</summary>
internal sealed class Alarm : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private readonly PriorityQueue<object, long> _due = new();
    private readonly TimeProvider _time;
    private readonly Predicate<object> _isWanted;
    private readonly ITimer _timer;
    private long _armed = long.MaxValue;
    private int _unwanted;

    /// <summary>Creates the timer.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="isWanted">Whether an item is still to be waited for.</param>
    /// <param name="ring">Called when something is due.</param>
    public Alarm(TimeProvider time, Predicate<object> isWanted, Action ring)
    {
        _time = time;
        _isWanted = isWanted;
        _timer = time.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count => _due.Count;

    public void Add(object item, long ticks)
    {
        _due.Enqueue(item, ticks);
        Arm();
    }

    /// <summary>Says that one item is not wanted any more; once they are the most, all such are let go.</summary>
    public void Unwant()
    {
        if (++_unwanted > 1_000 && _unwanted > _due.Count / 2)
        {
            var wanted = _due.UnorderedItems.Where(entry => _isWanted(entry.Element)).ToArray();
            _due.Clear();
            _due.EnqueueRange(wanted);
            _unwanted = 0;
        }
    }

    /// <summary>Takes the next item that is due now.</summary>
    public bool TryTake(out object? item)
    {
        if (_due.TryPeek(out item, out var ticks) && ticks <= _time.GetUtcNow().UtcTicks)
        {
            _due.Dequeue();
            _unwanted -= _isWanted(item) ? 0 : 1;
            return true;
        }

        _armed = long.MaxValue;
        Arm();
        return false;
    }

    public void Clear()
    {
        _due.Clear();
        _unwanted = 0;
    }

    public void Dispose() => _timer.Dispose();

    private void Arm()
    {
        if (_due.TryPeek(out _, out var first) && first < _armed)
        {
            _armed = first;
            var wait = TimeSpan.FromTicks(Math.Max(0, first - _time.GetUtcNow().UtcTicks));
            // Whole milliseconds, rounded up: a timer that rings too early would only be set again.
            var rounded = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
            _timer.Change(rounded < Longest ? rounded : Longest, Timeout.InfiniteTimeSpan);
        }
    }
}
