using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using ContentGen.ReliabilityTests.Monitoring;

namespace ContentGen.ReliabilityTests;

/// <summary>Whether operators would see a run and be told of trouble. Requirements 7.1, 7.2 and 8.3.</summary>
[Collection(Validation.Name)]
public sealed class MonitoringTests(Deployment deployment)
{
    private const string RunsMetric = "contentgen.runs";

    private const string WhySkipped = "A deployment's telemetry and alerts are asked for when AZURE_SUBSCRIPTION_ID and AZURE_RESOURCE_GROUP name its resource group.";

    [Fact]
    public async Task Telemetry_OfARun_Arrives()
    {
        var azure = ReliabilitySettings.IsLocal ? null : Azure();
        var run = await new RunValidation(deployment.Http).RunAsync(stories: 3);
        deployment.Report.Add("telemetry", run);
        var brief = await deployment.Http.GetFromJsonAsync<JsonElement>($"api/briefs/{run.RunId}");
        var traceId = brief.GetProperty("traceId").GetString()!;

        var arrived = await SoonAsync(async limit => azure is null
            ? deployment.Telemetry!.HasTrace(traceId) && deployment.Telemetry.HasMetric(RunsMetric)
            : await azure.HasTraceAsync(traceId, limit) && await azure.HasMetricAsync(RunsMetric, limit));

        deployment.Report.Note("a run's trace and metrics arrive", arrived ? "yes" : "not in time", arrived);
        Assert.True(arrived, $"Nothing of trace {traceId} arrived within {ReliabilitySettings.TelemetryLimit}.");
    }

    [Fact]
    public async Task Alerts_OfTheProduct_AreConfigured()
    {
        var wanted = WantedAlerts();
        Assert.Equal(
            ["agent-success", "breaker-opened", "breaker-stays-open", "error-rate", "run-duration", "run-success"],
            wanted.Order(StringComparer.Ordinal));
        if (ReliabilitySettings.IsLocal)
        {
            deployment.Report.Note("alerts are declared (no deployment to ask)", string.Join(", ", wanted), true);
            return;
        }

        var enabled = await Azure().EnabledAlertRulesAsync(CancellationToken.None);

        string[] missing = [.. wanted.Where(alert => !enabled.Any(rule => rule.StartsWith(alert + "-", StringComparison.Ordinal)))];
        deployment.Report.Note(
            "alerts are configured and enabled",
            missing.Length == 0 ? $"{wanted.Length} of {wanted.Length}" : "missing: " + string.Join(", ", missing),
            missing.Length == 0);
        Assert.Empty(missing);
    }

    private static AzureMonitoring Azure()
    {
        Assert.SkipWhen(ReliabilitySettings.Azure is null, WhySkipped);
        var (subscription, group) = ReliabilitySettings.Azure!.Value;
        return new(new HttpClient(), new global::Azure.Identity.DefaultAzureCredential(), subscription, group);
    }

    private static string[] WantedAlerts()
    {
        var root = typeof(MonitoringTests).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;
        using var alerts = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "infra", "alerts.json")));
        return [.. alerts.RootElement.EnumerateArray().Select(alert => alert.GetProperty("name").GetString()!)];
    }

    private static async Task<bool> SoonAsync(Func<CancellationToken, Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(ReliabilitySettings.TelemetryLimit);
        using var pace = new PeriodicTimer(ReliabilitySettings.Poll);
        try
        {
            while (!await condition(limit.Token))
            {
                await pace.WaitForNextTickAsync(limit.Token);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
