using ContentGen.EndToEnd.Tests.Chaos.Checks;
using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>Fifty runs at once, three calls in ten failing: none is lost, none is mixed up with another.</summary>
[Collection(Suites.Surroundings)]
public sealed class CrowdTests(SteadyApp steady, ITestOutputHelper output)
{
    private const int Runs = 50;

    // Fifty readers at 50 ms would be a load test; this one is about the runs.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task FiftyRunsAtOnce_UnderThirtyPercentFaults_NoneIsLostOrMixedUp()
    {
        var app = steady.Served;
        await app.PrepareAsync(ScenarioCatalog.Random(30).PlanFor(ChaosSettings.Seed));

        var runs = await Crowd.RunAsync(app, Runs, Pace);

        Assert.Equal(Runs, runs.Select(run => run.RunId).Distinct().Count());
        var calls = await app.ServedCallsAsync();
        ChaosReport.Present(
            "fifty runs at once", [Rows.Of("30 % of calls", runs, calls, LedgerChecks.Of(Rows.Briefs(runs), calls))], output);
    }
}
