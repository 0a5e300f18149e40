using System.Text.Json.Nodes;
using ContentGen.EndToEnd.Tests.Telemetry.Ingestion;
using ContentGen.EndToEnd.Tests.Telemetry.Running;
using ContentGen.EndToEnd.Tests.Telemetry.Tables;
using Infrastructure.Tests.Queries;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>
/// The alerts on the telemetry of real runs: the app runs, what it posts to the ingestion endpoint becomes tables, and the alerts' own
/// queries are run on these, as is the code that says the same. Exactly the alerts that should fire, fire.
/// </summary>
[Collection(OneAtATime.Name)]
public sealed class AlertTests
{
    private static readonly Dictionary<string, string?> OneAttempt = new(AppSettings.QuickRetries)
    {
        ["ContentGen__Retry__MaxAttempts"] = "1",
        ["ContentGen__CircuitBreaker__FailureThreshold"] = "100",
    };

    [SkippableFact]
    public async Task HealthyRuns_RaiseNothing()
    {
        await using var app = await ObservedApp.StartAsync();
        await app.RunAsync();
        await app.RunAsync();

        await AssertRaisesAsync(app, (0, []));
    }

    [SkippableFact]
    public async Task OptionalAgentFailsInOneOfTwoRuns_RaisesNothing()
    {
        await using var app = await ObservedApp.StartAsync(OneAttempt);
        await app.RunAsync();
        app.SetFaults("bedrock/WEEKEND_EVENTS=error");
        await app.RunAsync();

        await AssertRaisesAsync(app, (0, []));
    }

    [SkippableFact]
    public async Task AgentFailsInTwoOfThreeRuns_RaisesItsAlert()
    {
        await using var app = await ObservedApp.StartAsync(OneAttempt);
        await app.RunAsync();
        app.SetFaults("bedrock/MEDIA_ENHANCER=error");
        await app.RunAsync();
        await app.RunAsync();

        await AssertRaisesAsync(app, (0, ["agent-success MEDIA_ENHANCER"]));
    }

    // Without headlines no agent has work but the one for the weekend, whose call is one of three.
    [SkippableFact]
    public async Task NewsAndModelGone_RaisesSuccessAndErrors()
    {
        await using var app = await ObservedApp.StartAsync(OneAttempt);
        app.SetFaults("newsapi=error,bedrock=error");
        await app.RunAsync();

        await AssertRaisesAsync(app, (0, ["run-success", "agent-success WEEKEND_EVENTS", "error-rate"]));
    }

    [SkippableFact]
    public async Task VoiceGone_RaisesItsBreakerAndErrors()
    {
        await using var app = await ObservedApp.StartAsync(AppSettings.QuickRetries);
        app.SetFaults("polly=error");
        await app.RunAsync();

        await AssertRaisesAsync(app, (0, ["breaker-opened polly", "error-rate"]));
    }

    // Cached headlines keep the runs whole. Nothing is shifted: the same telemetry is looked at again at later moments.
    [SkippableFact]
    public async Task NewsStaysAway_RaisesTheOpeningAndAfterFiveMinutesTheOutage()
    {
        await using var app = await ObservedApp.StartAsync(new Dictionary<string, string?>(AppSettings.QuickRetries)
        {
            ["ContentGen__CircuitBreaker__FailureThreshold"] = "2",
        });
        await app.RunAsync();
        app.SetFaults("newsapi=error");
        await app.RunAsync();

        await AssertRaisesAsync(app, (0, ["breaker-opened newsapi"]), (4, ["breaker-opened newsapi"]), (6, ["breaker-stays-open newsapi"]));
    }

    [SkippableFact]
    public async Task NewsComesBackAfterFailedProbes_RaisesNoOutage()
    {
        await using var app = await ObservedApp.StartAsync(new Dictionary<string, string?>(AppSettings.QuickRetries)
        {
            ["ContentGen__CircuitBreaker__FailureThreshold"] = "2",
            ["ContentGen__CircuitBreaker__BreakDuration"] = "00:00:01",
        });
        await app.RunAsync();
        app.SetFaults("newsapi=error");
        await app.RunAsync();
        await RunUntilAsync(app, "half_open", "open");
        app.SetFaults("{}");
        await RunUntilAsync(app, "half_open", "closed");

        await AssertRaisesAsync(app, (0, ["breaker-opened newsapi"]), (6, []));
    }

    // A run of a second, read as if it had taken a thousand times as long: nobody waits for one of four minutes.
    [SkippableFact]
    public async Task RunsOfMoreThanFourMinutes_RaiseTheirAlert()
    {
        await using var app = await ObservedApp.StartAsync();
        await app.RunAsync();

        await AssertRaisesAsync(app, metrics => Lengthen(metrics, 1000), (0, ["run-duration"]));
    }

    // Every agent's first call fails and its second succeeds, so listeners notice nothing.
    [SkippableFact]
    public async Task ManyCallsFailButRetriesHelp_RaisesErrorsOnly()
    {
        await using var app = await ObservedApp.StartAsync(
            new Dictionary<string, string?>(AppSettings.QuickRetries) { ["ContentGen__CircuitBreaker__FailureThreshold"] = "100" });
        app.SetFaults("bedrock=error:0.5,seed=1");
        await app.RunAsync();

        await AssertRaisesAsync(app, (0, ["error-rate"]));
    }

    private static async Task RunUntilAsync(ObservedApp app, string from, string to)
    {
        for (var runs = 0; runs < 20; runs++)
        {
            await app.RunAsync();
            if (Metrics(app.Flush()).Any(row => $"{row!["customDimensions"]!["contentgen.from"]} {row["customDimensions"]!["contentgen.to"]}" == $"{from} {to}"))
            {
                return;
            }
        }

        Assert.Fail($"In twenty runs no breaker went from {from} to {to}.");
    }

    private static Task AssertRaisesAsync(ObservedApp app, params (int MinutesLater, string[] Expected)[] moments) =>
        AssertRaisesAsync(app, _ => { }, moments);

    private static async Task AssertRaisesAsync(ObservedApp app, Action<JsonArray> change, params (int MinutesLater, string[] Expected)[] moments)
    {
        var metrics = Metrics(app.Flush());
        change(metrics);
        DateTimeOffset[] times = [.. moments.Select(moment => DateTimeOffset.UtcNow.AddMinutes(moment.MinutesLater))];

        var byQuery = await AlertEvaluation.ByQueryAsync([.. times.Select(time => (time, metrics))]);

        Assert.Equal(moments.Select(moment => moment.Expected), byQuery);
        Assert.Equal(byQuery, times.Select(time => AlertEvaluation.ByCode(time, metrics)));
    }

    private static void Lengthen(JsonArray metrics, double factor)
    {
        JsonNode[] durations = [.. metrics.Select(row => row!).Where(row => (string?)row["name"] == "contentgen.run.duration")];
        Assert.NotEmpty(durations);
        foreach (var row in durations)
        {
            foreach (var column in new[] { "value", "valueSum", "valueMin", "valueMax" })
            {
                row[column] = row[column]!.GetValue<double>() * factor;
            }
        }
    }

    private static JsonArray Metrics(IReadOnlyList<Envelope> envelopes) => ApplicationInsightsTables.From(envelopes)["customMetrics"]!.AsArray();
}
