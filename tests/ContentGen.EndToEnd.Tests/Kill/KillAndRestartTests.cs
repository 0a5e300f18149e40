using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Kill;

/// <summary>Killed in the middle of a run and started again, however often, the app goes on and delivers.</summary>
[Collection(Processes.Name)]
public sealed class KillAndRestartTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task KilledAgainAndAgain_DeliversAfterTheLastRestart()
    {
        var runId = "";
        JsonElement[] seen = [];
        foreach (var agents in (int[])[0, 2, 4])
        {
            await using var app = await ServedProcess.StartAsync(_data.Path, AppSettings.QuickRetries);
            await app.SetFaultsAsync(new { bedrock = new { mode = "slow", latencyMs = 700 } });
            runId = seen is [] ? await app.StartRunAsync() : runId;
            seen = [.. seen, .. await app.FollowAsync(runId, status => Completed(status) >= agents)];
            await app.KillAsync();
        }

        await using var last = await ServedProcess.StartAsync(_data.Path, AppSettings.QuickRetries);
        seen = [.. seen, .. await last.FollowAsync(runId)];

        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(
            Completed(pair.Second) >= Completed(pair.First), "An agent that had completed was forgotten."));
        Assert.Equal("COMPLETED", seen[^1].GetProperty("status").GetString());
        var brief = await last.BriefAsync(runId);

        // Cached: the activity had ended when the process died, and its answer served the one that was run again.
        Assert.All(brief.GetProperty("sections").EnumerateObject(), section =>
            Assert.Contains(section.Value.GetProperty("source").GetString(), new[] { "live", "cached" }));
    }

    private static int Completed(JsonElement status) => status.GetProperty("progress").GetProperty("completed").GetInt32();
}
