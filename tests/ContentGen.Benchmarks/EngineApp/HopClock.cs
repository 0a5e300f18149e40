using System.Diagnostics;

namespace ContentGen.Benchmarks.EngineApp;

/// <summary>When the steps of the one sequence under way ran.</summary>
public static class HopClock
{
    private static readonly Lock Gate = new();
    private static readonly List<long> Notes = [];

    public static void Note()
    {
        lock (Gate)
        {
            Notes.Add(Stopwatch.GetTimestamp());
        }
    }

    /// <returns>The time between neighbouring notes since the last call.</returns>
    public static IReadOnlyList<TimeSpan> Take()
    {
        lock (Gate)
        {
            TimeSpan[] hops = [.. Notes.Zip(Notes.Skip(1), Stopwatch.GetElapsedTime)];
            Notes.Clear();
            return hops;
        }
    }
}
