using System.Text.Json.Nodes;
using ContentGen.EndToEnd.Tests.Telemetry.Running;
using ContentGen.EndToEnd.Tests.Telemetry.Tables;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>An error rate of more than a fifth raises the detail of the logs that are sent.</summary>
[Collection(Undisturbed.Name)]
public sealed class LogDetailTests
{
    private const int Verbose = 0;

    [Fact]
    public async Task Logs_WhileManyCallsFail_AreSentInDetail()
    {
        await using var app = await ObservedApp.StartAsync(new Dictionary<string, string?>(AppSettings.QuickRetries)
        {
            ["ContentGen__CircuitBreaker__FailureThreshold"] = "100",
        });
        await app.RunAsync();
        Assert.Empty(Details(app));

        app.SetFaults("polly=error");
        await app.RunAsync();
        await app.RunAsync();

        Assert.NotEmpty(Details(app));
    }

    [Fact]
    public async Task Logs_DetailAskedFor_AreSentInDetail()
    {
        await using var app = await ObservedApp.StartAsync(new Dictionary<string, string?> { ["Logging__LogLevel__ContentGen"] = "Debug" });

        await app.RunAsync();

        Assert.NotEmpty(Details(app));
    }

    private static JsonNode[] Details(ObservedApp app) =>
        [.. ApplicationInsightsTables.From(app.Flush())["traces"]!.AsArray().Where(
            log => log!["severityLevel"]!.GetValue<int>() == Verbose)!];
}
