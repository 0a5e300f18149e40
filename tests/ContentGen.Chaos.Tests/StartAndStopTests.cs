using ContentGen.Chaos.Tests.Checks;
using ContentGen.Chaos.Tests.Report;
using ContentGen.Chaos.Tests.Runs;
using ContentGen.Chaos.Tests.Scenarios;
using Xunit.Abstractions;

namespace ContentGen.Chaos.Tests;

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
        ChaosReport.Present("faults that come and go", [Rows.Of($"{weather.Storms} storms", runs, calls, LedgerChecks.Of(Rows.Briefs(runs), calls))], output);
    }
}
