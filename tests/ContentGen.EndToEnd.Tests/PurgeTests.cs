using System.Net;
using System.Text.Json;
using ContentGen.EndToEnd.Tests.Running;
using ContentGen.Schedules;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContentGen.EndToEnd.Tests;

/// <summary>The purge, carried out on the engine and the store of a served app as if it were months later.</summary>
[Collection(Processes.Name)]
public sealed class PurgeTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task MonthsLater_OldRunsAndTheirContentAreGoneAndTheNewestBriefStays()
    {
        string old, newest;
        await using (ServedApp app = await ServedApp.StartAsync(_data.Path, AppSettings.QuickRetries))
        {
            JsonElement brief = await app.MakeBriefAsync("health");
            old = brief.GetProperty("runId").GetString()!;
            using HttpResponseMessage again = await app.RegenerateAsync(brief, "audio");
            await app.FollowAsync($"regenerate-{old}");
            newest = (await app.MakeBriefAsync("sports")).GetProperty("runId").GetString()!;
            await app.KillAsync();
        }

        await PurgeAsync(TimeSpan.FromDays(60));

        await using ServedApp after = await ServedApp.StartAsync(_data.Path, AppSettings.QuickRetries);
        string[] gone = [$"api/agent-status?runId={old}", $"api/agent-status?runId=regenerate-{old}", $"api/briefs/{old}", $"api/briefs/{old}/audio", $"api/trace/{old}"];
        foreach (string address in gone)
        {
            using HttpResponseMessage response = await after.Http.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{address} is answered with {(int)response.StatusCode}.");
        }

        Assert.Equal(newest, (await after.BriefAsync(newest)).GetProperty("runId").GetString());
        Assert.Equal([newest], Directory.GetDirectories(Path.Combine(_data.Path, "briefs", "runs"))
            .Where(folder => Directory.EnumerateFiles(folder).Any()).Select(Path.GetFileName));
        Assert.Single(Directory.GetFiles(Path.Combine(_data.Path, "briefs", "traces")));
        Assert.Empty(Directory.GetFiles(Path.Combine(_data.Path, "briefs", "cache"), "*", SearchOption.AllDirectories));
    }

    private async Task PurgeAsync(TimeSpan later)
    {
        using IHost host = Program.CreateHost(["--port", "0", "--data", _data.Path]);
        await host.StartAsync();
        PurgeOldRuns purge = ActivatorUtilities.CreateInstance<PurgeOldRuns>(host.Services, new LaterTime(later));
        await purge.RunAsync(new TimerInfo(), ClientOf(host), CancellationToken.None);
        await host.StopAsync();
    }

    // What a function is given for [DurableClient]; the host knows it by its own, internal type.
    private static DurableTaskClient ClientOf(IHost host) => (DurableTaskClient)host.Services.GetRequiredService(
        typeof(DurableClientAttribute).Assembly.GetType("Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client.FunctionsDurableTaskClient", throwOnError: true)!);

    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
