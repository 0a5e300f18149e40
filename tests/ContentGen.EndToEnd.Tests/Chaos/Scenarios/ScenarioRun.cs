using ContentGen.EndToEnd.Tests.Chaos.Checks;
using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>Carries out one scenario in a served app.</summary>
internal static class ScenarioRun
{
    /// <summary>The scenario's runs at once, with breakers out of the way.</summary>
    public static async Task<ChaosRow> AtOnceAsync(ServedApp app, Scenario scenario)
    {
        await app.PrepareAsync(scenario.PlanFor(ChaosSettings.Seed));

        var runs = await Crowd.RunAsync(app, scenario.Runs);
        var calls = await app.ServedCallsAsync();

        return Row(scenario, runs, calls, null, LedgerChecks.Of(Rows.Briefs(runs), calls));
    }

    /// <summary>
    /// The scenario's runs at once until the breakers of the dead services are open, then the same number again, which must call none of
    /// those services.
    /// </summary>
    public static async Task<ChaosRow> WithBreakersAsync(ServedApp app, Scenario scenario)
    {
        await app.PrepareAsync(scenario.PlanFor(ChaosSettings.Seed));
        var opening = await Crowd.RunAsync(app, scenario.Runs);
        var open = await app.OpenServicesAsync();
        await app.ServedCallsAsync();
        await app.ForgetCallsAsync();

        var refused = await Crowd.RunAsync(app, scenario.Runs);
        var calls = await app.ServedCallsAsync();

        var openCalls = open.Sum(calls.CallsOf);
        return Row(scenario, [.. opening, .. refused], calls, openCalls, [.. Breakers(scenario, open, openCalls)]);
    }

    private static IEnumerable<string> Breakers(Scenario scenario, IReadOnlyList<string> open, int openCalls)
    {
        foreach (var service in FaultPlans.Services.Where(service => scenario.Down.Contains(service) != open.Contains(service)))
        {
            yield return $"the breaker of {service} is {(open.Contains(service) ? "open" : "closed")}";
        }

        if (openCalls > 0)
        {
            yield return $"{openCalls} calls were made while their breaker was open";
        }
    }

    private static ChaosRow Row(Scenario scenario, WatchedRun[] runs, ServedCalls calls, int? openCalls, IEnumerable<string> found) =>
        Rows.Of(
        scenario.Name, runs, calls, Rows.Briefs(runs).SelectMany(brief => ScenarioChecks.Of(scenario, brief)).Concat(found), openCalls) with
        {
            Kind = scenario.Kind,
        };
}
