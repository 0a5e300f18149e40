namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>The scenarios in which services fail.</summary>
internal static class ScenarioCatalog
{
    private const int RandomRuns = 4;

    private static readonly string[] AllSections = [.. Maker.All.Select(maker => maker.Section)];

    /// <summary>Each agent alone, in each mode; modes take turns, because one that hangs only waits.</summary>
    public static IEnumerable<Scenario> SingleAgents =>
        from maker in Maker.Agents
        from mode in FaultPlans.Modes
        select SingleAgent(maker, mode);

    /// <summary>Each service, each pair of services, and all of them.</summary>
    public static IEnumerable<Scenario> Outages =>
    [
        .. FaultPlans.Services.Select(service => Outage([service], "error")),
        .. FaultPlans.Services.Select(service => Outage([.. FaultPlans.Services.Where(other => other != service)], "reset")),
        Outage(FaultPlans.Services, "hang"),
    ];

    /// <summary>A share of all calls, in all modes.</summary>
    public static IEnumerable<Scenario> RandomFaults => new[] { 10, 30, 60 }.Select(Random);

    public static Scenario Random(int percent) =>
        new($"{percent} % of calls", FaultPlans.Random(percent / 100.0), [], []) { Runs = RandomRuns * ChaosSettings.Runs };

    private static Scenario SingleAgent(Maker maker, string mode)
    {
        var harmless = mode == "slow";
        return new(
            $"{maker.Agent} {mode}",
            FaultPlans.Agent(maker.Agent!, mode),
            harmless ? [] : [maker.Section],
            harmless ? AllSections : [.. AllSections.Where(section => section != maker.Section)])
        {
            // What fails at every call does so in one run as in many.
            Runs = Math.Max(1, ChaosSettings.Runs / 3),
            Kind = $"each agent alone: {mode}",
        };
    }

    private static Scenario Outage(IReadOnlyList<string> down, string mode)
    {
        string[] dead = [.. Maker.All.Where(maker => down.Contains(maker.Service)).Select(maker => maker.Section)];
        var noHeadlines = down.Contains("newsapi");
        var unharmed = Maker.All.Where(maker => !down.Contains(maker.Service) && !(noHeadlines && maker.NeedsHeadlines));
        return new(
            $"{string.Join(" + ", down)} down ({mode})",
            FaultPlans.Down(down, mode),
            dead,
            [.. unharmed.Select(maker => maker.Section)])
        { Down = down };
    }
}
