using System.Text.Json;
using ContentGen.EndToEnd.Tests.Running;

namespace ContentGen.EndToEnd.Tests;

/// <summary>A run begun before a deployment ends after it, by the steps that it was begun with.</summary>
[Collection(Processes.Name)]
public sealed class VersionTests : IDisposable
{
    // The first version knew no reading of earlier outputs.
    private const string StepOfLaterVersions = "ReadCachedOutput";

    private static readonly Dictionary<string, string?> FirstVersion = new(AppSettings.ShortLimits)
    {
        ["AzureFunctionsJobHost__extensions__durableTask__defaultVersion"] = "1.0",
    };

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task RunOfTheFirstVersion_DeliversAfterTheDeployment()
    {
        string runId;
        await using (ServedApp before = await ServedApp.StartAsync(_data.Path, FirstVersion))
        {
            await before.SetFaultsAsync(new { bedrock = new { mode = "slow", latencyMs = 700 } });
            runId = await before.StartRunAsync();
            await before.FollowAsync(runId, status => status.GetProperty("progress").GetProperty("completed").GetInt32() >= 2);
            await before.KillAsync();
        }

        await using ServedApp after = await ServedApp.StartAsync(_data.Path, AppSettings.ShortLimits, "--faults", "bedrock/WEEKEND_EVENTS=error");
        JsonElement status = (await after.FollowAsync(runId))[^1];
        string newRunId = await after.StartRunAsync();
        await after.FollowAsync(newRunId);

        Assert.Equal("PARTIAL", status.GetProperty("status").GetString());
        Assert.Equal(["WEEKEND_EVENTS"], status.GetProperty("failedAgents").EnumerateArray().Select(name => name.GetString()));
        Assert.DoesNotContain(StepOfLaterVersions, await HistoryAsync(after, runId));
        Assert.Contains(StepOfLaterVersions, await HistoryAsync(after, newRunId));
    }

    private static Task<string> HistoryAsync(ServedApp app, string runId) =>
        app.Http.GetStringAsync($"runtime/webhooks/durabletask/instances/{runId}?showHistory=true");
}
