namespace LocalFunctionsHost.Tests.Kills;

/// <summary>How one life of the process ends: at an instant, seen from outside, or where it passes a point of its own work for the n-th time.</summary>
/// <param name="Kind">For the report.</param>
/// <param name="CrashPoint">As the process takes it; null for an instant.</param>
/// <param name="AfterStart">Whether the instant counts from the start of the process rather than from when it is ready.</param>
internal sealed record KillPlan(string Kind, string? CrashPoint, bool AfterStart, TimeSpan Instant)
{
    private static readonly string[] Points =
        ["turn-begun", "turn-done", "activity-begun", "activity-done", "request-done", "request-answered", "log-written", "log-written"];

    public static KillPlan Next(Random random)
    {
        var point = Points[random.Next(Points.Length)];
        return random.Next(5) switch
        {
            0 => new("at an instant of start-up and recovery", null, true, Milliseconds(random, 600)),
            1 or 2 => new("at an instant under load", null, false, Milliseconds(random, 300)),
            3 => new($"early, {point}", $"{point}:{random.Next(1, 8)}", false, TimeSpan.Zero),
            _ => new($"later, {point}", $"{point}:{random.Next(8, 80)}", false, TimeSpan.Zero),
        };
    }

    private static TimeSpan Milliseconds(Random random, int longest) => TimeSpan.FromMilliseconds(random.Next(longest));
}
