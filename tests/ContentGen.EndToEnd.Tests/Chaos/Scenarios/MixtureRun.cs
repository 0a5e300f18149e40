using ContentGen.EndToEnd.Tests.Chaos.Checks;
using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Runs;

namespace ContentGen.EndToEnd.Tests.Chaos.Scenarios;

/// <summary>Carries out one mixture: runs start, and stage by stage what is due happens to them.</summary>
internal sealed class MixtureRun(Mixture mixture, TemporaryFolder folder) : IAsyncDisposable
{
    private readonly Downtime _down = new();
    private ServedApp _app = null!;
    private CancellationTokenSource _fair = new();
    private Task _blowing = Task.CompletedTask;
    private StoreOutage? _outage;

    public static async Task<ChaosRow> CarryOutAsync(Mixture mixture)
    {
        using var folder = new TemporaryFolder();
        await using var run = new MixtureRun(mixture, folder);
        return await run.RowAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CalmAsync();
        await _app.DisposeAsync();
        _outage?.Dispose();
        _fair.Dispose();
    }

    private async Task<ChaosRow> RowAsync()
    {
        await StartAsync();
        await Crowd.RunAsync(_app, 1); // A limit of seconds is for a program that is warm.
        await _app.ForgetCallsAsync();
        var runs = await Crowd.StartAsync(_app, 3 * ChaosSettings.Runs, fresh: false);
        foreach (var (agents, happen) in Events())
        {
            await Progress.ReachedAsync(_app, runs, agents);
            await happen();
        }

        await Crowd.FollowAsync(_app, runs);
        await CalmAsync();
        _outage?.Dispose();
        await Crowd.FetchAsync(_app, runs);
        return Rows.Within(
            mixture.Deadline + _down.Total,
            mixture.Name,
            runs,
            null,
            await AgainstServedAsync(runs)) with
        { Kind = "all kinds of trouble at once" };
    }

    // A killed simulator has forgotten what it served before.
    private async Task<IEnumerable<string>> AgainstServedAsync(WatchedRun[] runs) =>
        mixture.Kills.Count > 0 ? [] : LedgerChecks.Sources(Rows.Briefs(runs), await _app.ServedCallsAsync());

    private IEnumerable<(int Agents, Func<Task> Happen)> Events()
    {
        IEnumerable<(int Agents, Func<Task> Happen)> outages = mixture.Outage is { } outage
            ? [(outage.From, () => StoreAsync(isAway: true)), (outage.To, () => StoreAsync(isAway: false))]
            : [];
        return mixture.Kills.Select(agents => (agents, (Func<Task>)KillAsync)).Concat(outages).OrderBy(happening => happening.Item1);
    }

    private Task StoreAsync(bool isAway)
    {
        _outage?.Dispose();
        _outage = isAway ? StoreOutage.Begin(Path.Combine(folder.Path, "data")) : null;
        return Task.CompletedTask;
    }

    private async Task KillAsync()
    {
        _down.Begin();
        await ((ServedProcess)_app).KillAsync();
        await CalmAsync();
        await _app.DisposeAsync();
        await StartAsync();
        _down.End();
    }

    private async Task StartAsync()
    {
        _app = mixture.Kills.Count > 0
            ? await ChaosApp.StartProcessAsync(folder, mixture.Settings)
            : await ChaosApp.StartAsync(folder, mixture.Settings, isUnhurried: true);
        _fair = new CancellationTokenSource();
        if (mixture.Percent is { } percent)
        {
            await _app.SetFaultsAsync(ScenarioCatalog.Random(percent).PlanFor(mixture.Seed));
        }
        else
        {
            _blowing = new FaultWeather(_app, mixture.Seed).BlowAsync(_fair.Token);
        }
    }

    private async Task CalmAsync()
    {
        await _fair.CancelAsync();
        try
        {
            await _blowing;
        }
        catch (HttpRequestException)
        {
            // The program was killed, and its faults with it.
        }
    }
}
