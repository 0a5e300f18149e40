using ContentGen.Chaos.Tests.Checks;
using ContentGen.Chaos.Tests.Report;
using ContentGen.Chaos.Tests.Runs;
using ContentGen.Chaos.Tests.Scenarios;
using Xunit.Abstractions;

namespace ContentGen.Chaos.Tests;

/// <summary>Faults that begin and end in the middle of runs.</summary>
[Collection(Suites.Surroundings)]
public sealed class StartAndStopTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FaultsThatComeAndGo_EveryRunDelivers()
    {
        await using ServedApp app = await ChaosApp.StartAsync(_folder, ChaosSettings.WithoutBreakers);
        await app.PrepareAsync(FaultPlans.None);
        var weather = new FaultWeather(app, ChaosSettings.Seed);
        using var stop = new CancellationTokenSource();

        Task blowing = weather.BlowAsync(stop.Token);
        WatchedRun[] runs = await Crowd.RunAsync(app, 4 * ChaosSettings.Runs);
        stop.Cancel();
        await blowing;

        ServedCalls calls = await app.ServedCallsAsync();
        ChaosReport.Present("faults that come and go", [Rows.Of($"{weather.Storms} storms", runs, calls, LedgerChecks.Of(Rows.Briefs(runs), calls))], output);
    }
}
