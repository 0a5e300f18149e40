namespace DurableTask.Sqlite.Hub;

/// <summary>One timer for whatever is due first. Guarded by the hub's gate.</summary>
internal sealed class Alarm : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private readonly PriorityQueue<object, long> due = new();
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private long armed = long.MaxValue;

    public Alarm(TimeProvider time, Action ring)
    {
        this.time = time;
        timer = time.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(object item, long ticks)
    {
        due.Enqueue(item, ticks);
        Arm();
    }

    /// <summary>Takes the next item that is due now.</summary>
    public bool TryTake(out object? item)
    {
        if (due.TryPeek(out item, out var ticks) && ticks <= time.GetUtcNow().UtcTicks)
        {
            due.Dequeue();
            return true;
        }

        armed = long.MaxValue;
        Arm();
        return false;
    }

    public void Clear() => due.Clear();

    public void Dispose() => timer.Dispose();

    private void Arm()
    {
        if (due.TryPeek(out _, out var first) && first < armed)
        {
            armed = first;
            var wait = TimeSpan.FromTicks(Math.Max(0, first - time.GetUtcNow().UtcTicks));
            // Whole milliseconds, rounded up: a timer that rings too early would only be set again.
            var rounded = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
            timer.Change(rounded < Longest ? rounded : Longest, Timeout.InfiniteTimeSpan);
        }
    }
}
