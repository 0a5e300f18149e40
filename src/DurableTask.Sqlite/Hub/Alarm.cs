namespace DurableTask.Sqlite.Hub;

/// <summary>One timer for whatever is due first. Guarded by the hub's gate.</summary>
internal sealed class Alarm : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private readonly PriorityQueue<object, long> due = new();
    private readonly TimeProvider time;
    private readonly Predicate<object> isWanted;
    private readonly ITimer timer;
    private long armed = long.MaxValue;
    private int unwanted;

    /// <summary>Creates the timer.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="isWanted">Whether an item is still to be waited for.</param>
    /// <param name="ring">Called when something is due.</param>
    public Alarm(TimeProvider time, Predicate<object> isWanted, Action ring)
    {
        this.time = time;
        this.isWanted = isWanted;
        timer = time.CreateTimer(_ => ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count => due.Count;

    public void Add(object item, long ticks)
    {
        due.Enqueue(item, ticks);
        Arm();
    }

    /// <summary>Says that one item is not wanted any more; once they are the most, all such are let go.</summary>
    public void Unwant()
    {
        if (++unwanted > 1_000 && unwanted > due.Count / 2)
        {
            var wanted = due.UnorderedItems.Where(entry => isWanted(entry.Element)).ToArray();
            due.Clear();
            due.EnqueueRange(wanted);
            unwanted = 0;
        }
    }

    /// <summary>Takes the next item that is due now.</summary>
    public bool TryTake(out object? item)
    {
        if (due.TryPeek(out item, out var ticks) && ticks <= time.GetUtcNow().UtcTicks)
        {
            due.Dequeue();
            unwanted -= isWanted(item) ? 0 : 1;
            return true;
        }

        armed = long.MaxValue;
        Arm();
        return false;
    }

    public void Clear()
    {
        due.Clear();
        unwanted = 0;
    }

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
