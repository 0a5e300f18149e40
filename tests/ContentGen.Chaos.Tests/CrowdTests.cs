using ContentGen.Chaos.Tests.Checks;
using ContentGen.Chaos.Tests.Report;
using ContentGen.Chaos.Tests.Runs;
using ContentGen.Chaos.Tests.Scenarios;
using Xunit.Abstractions;

namespace ContentGen.Chaos.Tests;

/// <summary>Fifty runs at once, three calls in ten failing: none is lost, none is mixed up with another.</summary>
[Collection(Suites.Surroundings)]
public sealed class CrowdTests(ITestOutputHelper output) : IDisposable
{
    private const int Runs = 50;

    // Fifty readers at 50 ms would be a load test; this one is about the runs.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FiftyRunsAtOnce_UnderThirtyPercentFaults_NoneIsLostOrMixedUp()
    {
        await using ServedApp app = await ChaosApp.StartAsync(_folder, ChaosSettings.WithoutBreakers);
        await app.PrepareAsync(ScenarioCatalog.Random(30).PlanFor(ChaosSettings.Seed));

        WatchedRun[] runs = await Crowd.RunAsync(app, Runs, Pace);

        Assert.Equal(Runs, runs.Select(run => run.RunId).Distinct().Count());
        ServedCalls calls = await app.ServedCallsAsync();
        ChaosReport.Present("fifty runs at once", [Rows.Of("30 % of calls", runs, calls, LedgerChecks.Of(Rows.Briefs(runs), calls))], output);
    }
}
