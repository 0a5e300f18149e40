using System.Net;
using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>The store of briefs cannot be used for a while: before, during or at the end of runs.</summary>
[Collection(Suites.Surroundings)]
public sealed class StoreOutageTests(SteadyApp steady, ITestOutputHelper output)
{
    private readonly ServedApp _app = steady.Served;

    [Fact]
    public async Task StoreUnavailable_EveryRunDelivers() => ChaosReport.Present(
        "the store unavailable",
        [
            await OutageAsync("from before the start", started: 0, ended: int.MaxValue),
            await OutageAsync("until the first agents are done", started: 0, ended: 2),
            await OutageAsync("in the middle", started: 2, ended: 5),
            await OutageAsync("from the middle on", started: 4, ended: int.MaxValue),
        ],
        output);

    /// <summary>An outage between two numbers of agents that every run has behind it.</summary>
    private async Task<ChaosRow> OutageAsync(string name, int started, int ended)
    {
        await _app.PrepareAsync(FaultPlans.None);
        WatchedRun[] runs = [];
        if (started > 0)
        {
            runs = await Crowd.StartAsync(_app, ChaosSettings.Runs);
        }

        await Progress.ReachedAsync(_app, runs, started);
        List<string> found = [];
        using (StoreOutage.Begin(Path.Combine(steady.Folder.Path, "data")))
        {
            if (started == 0)
            {
                runs = await Crowd.StartAsync(_app, ChaosSettings.Runs);
            }

            await Progress.ReachedAsync(_app, runs, ended);
            found.AddRange(await DuringAsync(runs));
        }

        await Crowd.FollowAsync(_app, runs);
        await Crowd.FetchAsync(_app, runs);
        return Rows.Of(name, runs, null, found);
    }

    private async Task<IEnumerable<string>> DuringAsync(WatchedRun[] runs)
    {
        var found = new List<string>();
        using var latest = await _app.Http.GetAsync("api/bootstrap");
        if (latest.StatusCode != HttpStatusCode.OK)
        {
            found.Add($"bootstrap answered {(int)latest.StatusCode} during the outage");
        }

        foreach (var run in runs.Where(run => run.HasEnded))
        {
            using var brief = await _app.Http.GetAsync($"api/briefs/{run.RunId}");
            if (brief.StatusCode != HttpStatusCode.OK)
            {
                found.Add($"run {run.Number}: the brief was answered with {(int)brief.StatusCode} during the outage");
            }
        }

        return found;
    }
}
