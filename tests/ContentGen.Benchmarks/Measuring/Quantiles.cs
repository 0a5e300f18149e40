namespace ContentGen.Benchmarks.Measuring;

/// <summary>Durations in order.</summary>
internal sealed class Quantiles(IEnumerable<TimeSpan> durations)
{
    private readonly TimeSpan[] _sorted = [.. durations.Order()];

    public int Count => _sorted.Length;

    public TimeSpan P50 => At(0.50);

    public TimeSpan P99 => At(0.99);

    public TimeSpan Max => At(1);

    /// <summary>The smallest duration that at least this share does not exceed.</summary>
    private TimeSpan At(double share) => _sorted.Length == 0
        ? TimeSpan.Zero
        : _sorted[Math.Clamp((int)Math.Ceiling(share * _sorted.Length) - 1, 0, _sorted.Length - 1)];
}
