using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Kill;

/// <summary>Killed in the middle of a run and started again, the app goes on and delivers.</summary>
[Collection(Processes.Name)]
public sealed class KillAndRestartTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task KilledAfterSomeAgents_DeliversAfterTheRestart(int agents)
    {
        string runId;
        JsonElement before;
        await using (var app = await ServedProcess.StartAsync(_data.Path, AppSettings.QuickRetries))
        {
            await app.SetFaultsAsync(new { bedrock = new { mode = "slow", latencyMs = 700 } });
            runId = await app.StartRunAsync();
            before = (await app.FollowAsync(runId, status => Completed(status) >= agents))[^1];
            await app.KillAsync();
        }

        await using var again = await ServedProcess.StartAsync(_data.Path, AppSettings.QuickRetries);
        var after = await again.FollowAsync(runId);

        Assert.True(Completed(after[0]) >= Completed(before), "An agent that had completed was forgotten.");
        Assert.Equal("COMPLETED", after[^1].GetProperty("status").GetString());
        var brief = await again.BriefAsync(runId);

        // Cached: the activity had ended when the process died, and its answer served the one that was run again.
        Assert.All(brief.GetProperty("sections").EnumerateObject(), section =>
            Assert.Contains(section.Value.GetProperty("source").GetString(), new[] { "live", "cached" }));
    }

    private static int Completed(JsonElement status) => status.GetProperty("progress").GetProperty("completed").GetInt32();
}
