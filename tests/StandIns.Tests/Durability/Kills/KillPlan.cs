using System.Globalization;

namespace StandIns.Tests.Durability.Kills;

/// <summary>How one life of the process ends: at an instant, seen from outside, or in a phase of its n-th commit.</summary>
/// <param name="Kind">For the report.</param>
/// <param name="Phase">Null for an instant.</param>
/// <param name="Count">Which passing of the phase.</param>
/// <param name="AfterStart">Whether the instant counts from the start of the process rather than from when it listens.</param>
/// <param name="StaysInMemory">Whether waiting orchestrators stay in memory in this life.</param>
internal sealed record KillPlan(string Kind, string? Phase, int Count, bool AfterStart, TimeSpan Instant, bool StaysInMemory)
{
    private static readonly string[] Phases = ["Begun", "Applied", "Committed"];

    /// <summary>The life that nothing ends.</summary>
    public static KillPlan None { get; } = new("none", null, 0, false, TimeSpan.Zero, false);

    public IEnumerable<string> Arguments
    {
        get
        {
            yield return $"--in-memory={(StaysInMemory ? "true" : "false")}";
            if (Phase is null) yield break;
            yield return $"--crash-phase={Phase}";
            yield return $"--crash-count={Count.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    public static KillPlan Next(Random random)
    {
        bool staysInMemory = random.Next(2) == 0;
        string phase = Phases[random.Next(Phases.Length)];
        return random.Next(5) switch
        {
            0 => new("at an instant of start-up and recovery", null, 0, true, Milliseconds(random, 700), staysInMemory),
            1 or 2 => new("at an instant under load", null, 0, false, Milliseconds(random, 300), staysInMemory),
            3 => new($"in an early commit, {phase}", phase, random.Next(1, 12), false, TimeSpan.Zero, staysInMemory),
            _ => new($"in a later commit, {phase}", phase, random.Next(12, 150), false, TimeSpan.Zero, staysInMemory),
        };
    }

    private static TimeSpan Milliseconds(Random random, int longest) => TimeSpan.FromMilliseconds(random.Next(longest));
}
