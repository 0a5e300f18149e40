using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>What is cleared away: by the purge, carried out on a served app as if it were months later, and by a start.</summary>
public sealed class PurgeTests : IDisposable
{
    private static readonly Dictionary<string, string?> Budgeted =
        new(AppSettings.QuickRetries) { ["ContentGen__DailyBudgetUsd"] = "100" };

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task MonthsLater_OldRunsAndTheirContentAreGoneAndTheNewestBriefStays()
    {
        string old, newest;
        await using (var app = await HostedApp.StartAsync(_data.Path, Budgeted))
        {
            var brief = await app.MakeBriefAsync("health");
            old = brief.GetProperty("runId").GetString()!;
            using var again = await app.RegenerateAsync(brief, "audio");
            await app.FollowAsync($"regenerate-{old}");
            newest = (await app.MakeBriefAsync("sports")).GetProperty("runId").GetString()!;
            Assert.NotEmpty(await BudgetsAsync(app));
        }

        await PurgeAsync(TimeSpan.FromDays(60), old);

        await using var after = await HostedApp.StartAsync(_data.Path, AppSettings.QuickRetries);
        string[] gone =
        [
            $"api/agent-status?runId={old}", $"api/agent-status?runId=regenerate-{old}",
            $"api/briefs/{old}", $"api/briefs/{old}/audio", $"api/trace/{old}",
        ];
        foreach (var address in gone)
        {
            using var response = await after.Http.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{address} is answered with {(int)response.StatusCode}.");
        }

        Assert.Empty(await BudgetsAsync(after));
        Assert.Equal(newest, (await after.BriefAsync(newest)).GetProperty("runId").GetString());
        Assert.Equal([newest], Directory.GetDirectories(Path.Combine(_data.Path, "briefs", "runs"))
            .Where(folder => Directory.EnumerateFiles(folder).Any()).Select(Path.GetFileName));
        Assert.Single(Directory.GetFiles(Path.Combine(_data.Path, "briefs", "traces")));
        Assert.Empty(Directory.GetFiles(Path.Combine(_data.Path, "briefs", "cache"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Start_AfterAKill_ClearsAwayWhatWasNotFinished()
    {
        var unfinished = Path.Combine(Directory.CreateDirectory(Path.Combine(_data.Path, "briefs", ".unfinished")).FullName, "half");
        await File.WriteAllTextAsync(unfinished, "half a br");
        File.SetLastWriteTimeUtc(unfinished, DateTime.UtcNow.AddHours(-1));

        await using var app = await HostedApp.StartAsync(_data.Path);

        await UntilAsync(() => Task.FromResult(!File.Exists(unfinished)));
    }

    private static async Task<IEnumerable<string?>> BudgetsAsync(HostedApp app)
    {
        var instances = await app.Http.GetFromJsonAsync<JsonElement>("runtime/webhooks/durabletask/instances");
        return instances.EnumerateArray()
            .Select(instance => instance.GetProperty("instanceId").GetString())
            .Where(id => id!.StartsWith("@dailybudget@", StringComparison.Ordinal));
    }

    private async Task PurgeAsync(TimeSpan later, string old)
    {
        await using var app = await HostedApp.StartAsync(_data.Path, options: new()
        {
            Replace = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new LaterTime(later))),
        });
        await PurgeNowAsync(app);
        await UntilAsync(
            async () => (await app.Http.GetAsync($"runtime/webhooks/durabletask/instances/{old}")).StatusCode == HttpStatusCode.NotFound);
        await UntilAsync(() => Task.FromResult(
            Directory.GetFiles(Path.Combine(_data.Path, "briefs", "cache"), "*", SearchOption.AllDirectories).Length == 0));

        // An account is emptied in one purge and cleared away in the next, a day later.
        await UntilAsync(async () =>
        {
            await PurgeNowAsync(app);
            return !(await BudgetsAsync(app)).Any();
        });
    }

    private static async Task PurgeNowAsync(HostedApp app)
    {
        using var purged = await app.Http.PostAsJsonAsync("admin/functions/PurgeOldRuns", new { });
        Assert.Equal(HttpStatusCode.Accepted, purged.StatusCode);
    }

    // The host answers before the function has ended; what was cached goes last.
    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await isSo())
        {
            await pace.WaitForNextTickAsync(limit.Token);
        }
    }

    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
