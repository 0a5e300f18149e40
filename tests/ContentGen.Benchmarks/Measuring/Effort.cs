using System.Diagnostics;

namespace ContentGen.Benchmarks.Measuring;

/// <summary>What this process spent on a number of like things. On a machine that others use too, it says more than the clock.</summary>
internal sealed class Effort
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;
    private readonly long _allocated = GC.GetTotalAllocatedBytes();

    private Effort()
    {
    }

    public static Effort Begin() => new();

    public Spent End(int count) => new(
        _watch.Elapsed / count,
        (Environment.CpuUsage.TotalTime - _processor) / count,
        (GC.GetTotalAllocatedBytes() - _allocated) / count);

    /// <summary>For one of them.</summary>
    /// <param name="Elapsed">Wall-clock time in which one more is done, others being under way beside it.</param>
    /// <param name="Processor">Time on all cores.</param>
    /// <param name="Allocated">Managed bytes.</param>
    internal sealed record Spent(TimeSpan Elapsed, TimeSpan Processor, long Allocated)
    {
        public double PerSecond => 1 / Elapsed.TotalSeconds;

        public override string ToString() => FormattableString.Invariant(
            $"{Processor.TotalMilliseconds:N2} ms of processor and {Allocated / 1024.0:N0} KiB allocated each");
    }
}
