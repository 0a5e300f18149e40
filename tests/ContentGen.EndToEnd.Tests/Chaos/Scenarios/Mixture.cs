namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>Several kinds of trouble at once, drawn from a seed: settings, faults that come and go, a store outage, kills.</summary>
/// <param name="Seed">Everything else follows from it.</param>
/// <param name="Percent">Share of all calls that fail; null for faults that come and go.</param>
/// <param name="Kills">At how many agents behind every run the process is killed, kill after kill.</param>
/// <param name="Outage">Between which numbers of agents the store is away; null for never.</param>
internal sealed record Mixture(
    int Seed, TimeSpan Deadline, IReadOnlyDictionary<string, string?> Settings, int? Percent, IReadOnlyList<int> Kills, (int From, int To)? Outage)
{
    private const int AgentsOfARun = 6;

    public string Name =>
        $"mixture {Seed}: {string.Join(", ", Settings.Where(setting => !IsCommon(setting)).Select(setting => $"{setting.Key[(setting.Key.LastIndexOf('_') + 1)..]} {setting.Value}"))}"
        + (Percent is { } percent ? $", {percent} % of calls" : ", faults that come and go")
        + (Kills.Count > 0 ? $", killed at {string.Join(" and ", Kills)}" : "")
        + (Outage is { } outage ? $", no store from {outage.From} to {outage.To}" : "");

    public static Mixture Draw(int seed)
    {
        var random = new Random(seed);
        var deadline = Pick(random, 90, 120);
        var settings = new Dictionary<string, string?>(ChaosSettings.WithoutBreakers)
        {
            ["ContentGen__RunDeadline"] = Seconds(deadline),
            ["ContentGen__AgentTimeout"] = Seconds(Pick(random, 0.5, 1, 4)),
            ["ContentGen__Retry__MaxAttempts"] = $"{random.Next(1, 5)}",
            ["ContentGen__CircuitBreaker__FailureThreshold"] = $"{Pick(random, 2, 5, 100)}",
            ["ContentGen__CircuitBreaker__BreakDuration"] = Seconds(Pick(random, 0.2, 1, 5)),
        };
        if (random.Next(4) == 0)
        {
            settings["ContentGen__DailyBudgetUsd"] = Pick(random, "0.05", "0.2");
        }

        int[] kills = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(AgentsOfARun)).Order()];
        var from = random.Next(AgentsOfARun);
        return new(
            seed,
            TimeSpan.FromSeconds(deadline),
            settings,
            Pick(random, null, 10, 30, (int?)60),
            kills,
            random.Next(2) == 0 ? (from, random.Next(from + 1, AgentsOfARun + 2)) : null);
    }

    private static bool IsCommon(KeyValuePair<string, string?> setting) =>
        ChaosSettings.WithoutBreakers.TryGetValue(setting.Key, out var common) && common == setting.Value;

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];

    private static string Seconds(double seconds) => TimeSpan.FromSeconds(seconds).ToString("c");
}
