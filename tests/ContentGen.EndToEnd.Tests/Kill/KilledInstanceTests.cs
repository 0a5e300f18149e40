using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Kill;

/// <summary>
/// An instance that dies in the middle of an agent, on Azure Storage: its message becomes visible again and another instance does the
/// work, before the run gives the agent up.
/// </summary>
[Collection(Processes.Name)]
public sealed class KilledInstanceTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task KilledInTheMiddleOfAnAgent_EverySectionIsLive()
    {
        if (Azurite.WhyNot is { } whyNot)
        {
            Assert.Skip(whyNot);
        }
        using var azurite = await Azurite.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureFunctionsJobHost__extensions__durableTask__storageProvider__maxQueuePollingInterval"] = "00:00:00.100",
        };
        string runId;
        await using (var app = await ServedProcess.StartAsync(_data.Path, settings, "--backend", "azurite"))
        {
            await app.SetFaultsAsync(new { bedrock = new { mode = "slow", latencyMs = 60_000 } });
            runId = await app.StartRunAsync();
            await app.FollowAsync(runId, status => status.GetProperty("currentAgent").ValueKind == JsonValueKind.String);
            await app.KillAsync();
        }

        await using var again = await ServedProcess.StartAsync(_data.Path, settings, "--backend", "azurite");
        var status = (await again.FollowAsync(runId))[^1];

        Assert.Equal("COMPLETED", status.GetProperty("status").GetString());
        Assert.All((await again.BriefAsync(runId)).GetProperty("sections").EnumerateObject(), section =>
            Assert.True(section.Value.GetProperty("source").GetString() == "live", section.ToString()));
    }
}
