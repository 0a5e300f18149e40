using ContentGen.EndToEnd.Tests.Telemetry.Ingestion;
using ContentGen.EndToEnd.Tests.Telemetry.Running;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>Telemetry of the app with the settings that a deployment writes: it arrives as the managed identity's, or is kept.</summary>
[Collection(Undisturbed.Name)]
public sealed class IdentityTests : IDisposable
{
    private readonly TemporaryFolder _unsent = new();
    private readonly string _clientId = Guid.NewGuid().ToString();

    public void Dispose() => _unsent.Dispose();

    [Fact]
    public async Task Run_WithTheDeployedSettings_IsSentWithTheIdentitysToken()
    {
        await using var app = await StartAsync();
        await app.RunAsync();
        var sent = app.Flush();

        Assert.Empty(app.Ingestion.Refused);
        Assert.Superset(new HashSet<string>(["MetricData", "RemoteDependencyData", "MessageData"]), sent.Select(one => one.Kind).ToHashSet());
        Assert.Contains((_clientId, IdentityEndpoint.MonitorAudience), (await IdentityEndpoint.Shared).Asked);
        Assert.Empty(app.Warnings);
    }

    [Fact]
    public async Task Run_WithoutAToken_IsDeliveredSaysItOnceAndIsSentLater()
    {
        var identity = await IdentityEndpoint.Shared;
        identity.Assign(_clientId, false);
        string runId;
        await using (var app = await StartAsync())
        {
            runId = (await app.RunAsync()).GetProperty("runId").GetString()!;
            app.FlushOrKeep();
            app.FlushOrKeep();

            Assert.Empty(app.Ingestion.Lines);
            Assert.Empty(app.Ingestion.Refused);
            var line = Assert.Single(app.Warnings);
            Assert.Contains("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", line, StringComparison.Ordinal);
        }

        identity.Assign(_clientId, true);
        await using var again = await StartAsync();

        await again.Ingestion.UntilAsync(lines => lines.Any(line => line.Contains(runId, StringComparison.Ordinal)));
    }

    private async Task<ObservedApp> StartAsync()
    {
        var settings = await DeployedSettings.ReadAsync(
            new Dictionary<string, string> { ["clientId"] = _clientId, ["connectionString"] = "the endpoint's, which the app names" });
        // The feeds of a deployment are out of reach here, and would be warned of.
        var own = settings.Where(setting => !setting.Key.StartsWith("Rss__Feeds", StringComparison.Ordinal)).ToDictionary();
        return await ObservedApp.StartAsync(own, unsent: _unsent.Path);
    }
}
