namespace ContentGen.Runs;

/// <summary>
/// Spreads retries without randomness, which an orchestrator may not use: the spread is a function of the run and the step, so a replay
/// computes the same one and different runs differ.
/// </summary>
public static class Jitter
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The interval times a factor from 0.75 to 1.25.</summary>
    public static TimeSpan Spread(TimeSpan interval, string runId, string step) =>
        interval * (0.75 + (0.5 * Fraction(runId + '/' + step)));

    // FNV-1a; string.GetHashCode differs from process to process.
    private static double Fraction(string text)
    {
        var hash = OffsetBasis;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * Prime);
        }

        return hash / (double)uint.MaxValue;
    }
}
