using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>The process is killed in the middle of many runs, more than once, while calls fail.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int AgentsOfARun = 6;

    [Fact]
    public async Task KilledAndStartedAgain_EveryRunDelivers()
    {
        var first = new Random(ChaosSettings.Seed).Next(1, AgentsOfARun - 1);

        var row = await KillAsync([0, first, AgentsOfARun - 1]);

        ChaosReport.Present("the process killed", [row], output);
    }

    /// <param name="kills">At how many agents behind every run the process is killed, kill after kill.</param>
    private static async Task<ChaosRow> KillAsync(int[] kills)
    {
        using var folder = new TemporaryFolder();
        WatchedRun[] runs = [];
        var down = new Downtime();
        foreach (var agents in kills)
        {
            await using var app = await StartAsync(folder);
            down.End();
            if (runs.Length == 0)
            {
                runs = await Crowd.StartAsync(app, 2 * ChaosSettings.Runs);
            }

            await Progress.ReachedAsync(app, runs, agents);
            down.Begin();
            await app.KillAsync();
        }

        await using var last = await StartAsync(folder);
        down.End();
        await Crowd.FollowAsync(last, runs);
        await Crowd.FetchAsync(last, runs);
        return Rows.Within(
            ChaosSettings.RunDeadline + down.Total, $"killed at {string.Join(" and ", kills)} agents, 30 % of calls", runs, null, []);
    }

    private static async Task<ServedProcess> StartAsync(TemporaryFolder folder)
    {
        var app = await ChaosApp.StartProcessAsync(folder, ChaosSettings.WithoutBreakers);
        await app.SetFaultsAsync(ScenarioCatalog.Random(30).PlanFor(ChaosSettings.Seed));
        return app;
    }
}
