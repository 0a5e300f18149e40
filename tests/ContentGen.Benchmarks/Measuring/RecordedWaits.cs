namespace ContentGen.Benchmarks.Measuring;

/// <summary>The system's clock, which notes the waits that are asked of it.</summary>
internal sealed class RecordedWaits : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<(TimeSpan Start, TimeSpan Length)> _waits = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _waits.Add((System.GetElapsedTime(0), dueTime));
        }

        return System.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Forgets the waits so far.</summary>
    /// <returns>
    /// The longest chain of waits each of which began when the one before it was over: no order of work that keeps to it can be faster.
    /// </returns>
    public TimeSpan TakeCriticalPath()
    {
        lock (_gate)
        {
            (TimeSpan Start, TimeSpan Length)[] waits = [.. _waits.OrderBy(wait => wait.Start)];
            _waits.Clear();
            var longest = new TimeSpan[waits.Length];
            for (var at = 0; at < waits.Length; at++)
            {
                var before = Enumerable.Range(0, at).Where(earlier => waits[earlier].Start + waits[earlier].Length <= waits[at].Start);
                longest[at] = waits[at].Length + before.Select(earlier => longest[earlier]).DefaultIfEmpty().Max();
            }

            return longest.DefaultIfEmpty().Max();
        }
    }
}
