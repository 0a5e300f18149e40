using ContentGen.EndToEnd.Tests.Chaos.Checks;
using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>Faults that begin and end in the middle of runs.</summary>
[Collection(Suites.Surroundings)]
public sealed class StartAndStopTests(SteadyApp steady, ITestOutputHelper output)
{
    [Fact]
    public async Task FaultsThatComeAndGo_EveryRunDelivers()
    {
        var app = steady.Served;
        await app.PrepareAsync(FaultPlans.None);
        var weather = new FaultWeather(app, ChaosSettings.Seed);
        using var stop = new CancellationTokenSource();

        var blowing = weather.BlowAsync(stop.Token);
        var runs = await Crowd.RunAsync(app, 4 * ChaosSettings.Runs);
        stop.Cancel();
        await blowing;

        var calls = await app.ServedCallsAsync();
        ChaosReport.Present(
            "faults that come and go",
            [Rows.Of($"{weather.Storms} storms", runs, calls, LedgerChecks.Of(Rows.Briefs(runs), calls))],
            output);
    }
}
