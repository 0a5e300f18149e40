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
[Collection(Undisturbed.Name)]
public sealed class AlertTests
{
    private static readonly Dictionary<string, string?> OneAttempt = new(AppSettings.QuickRetries)
    {
        ["ContentGen__Retry__MaxAttempts"] = "1",
        ["ContentGen__CircuitBreaker__FailureThreshold"] = "100",
    };

    private static readonly Dictionary<string, string?> TouchyBreakers = new(AppSettings.QuickRetries)
    {
        ["ContentGen__CircuitBreaker__FailureThreshold"] = "2",
    };

    private static readonly Dictionary<string, Func<Task<Observed>>> All = new()
    {
        ["healthy runs raise nothing"] = HealthyRunsAsync,
        ["an optional agent that fails in one of two runs raises nothing"] = OptionalAgentFailsOnceAsync,
        ["an agent that fails in two of three runs raises its alert"] = AgentFailsAsync,
        ["news and model gone raise success and errors"] = NewsAndModelGoneAsync,
        ["the voice gone raises its breaker and errors"] = VoiceGoneAsync,
        ["news that fails while everything else answers raises errors"] = NewsFailsAsync,
        ["news that stays away raises the opening, and after five minutes the outage"] = NewsStaysAwayAsync,
        ["news that comes back after failed probes raises no outage"] = NewsComesBackAsync,
        ["runs of more than four minutes raise their alert"] = LongRunsAsync,
        ["many calls that fail while retries help raise errors only"] = RetriesHelpAsync,
    };

    // All scenarios before the first test: the queries are run in one go, because the language service takes seconds to start.
    private static readonly Lazy<Task<Dictionary<string, Raised[]>>> Evaluated = new(EvaluateAsync);

    public static TheoryData<string> Scenarios => [.. All.Keys];

    [Theory, MemberData(nameof(Scenarios))]
    public async Task Runs_OfTheScenario_RaiseExactlyItsAlerts(string scenario)
    {
        var moments = (await Evaluated.Value)[scenario];

        Assert.Equal(moments.Select(moment => moment.Expected), moments.Select(moment => moment.ByQuery));
        Assert.Equal(moments.Select(moment => moment.Expected), moments.Select(moment => moment.ByCode));
    }

    private static async Task<Observed> HealthyRunsAsync()
    {
        await using var app = await ObservedApp.StartAsync();
        await app.RunAsync();
        await app.RunAsync();

        return Observed.Of(app, (0, []));
    }

    private static async Task<Observed> OptionalAgentFailsOnceAsync()
    {
        await using var app = await ObservedApp.StartAsync(OneAttempt);
        await app.RunAsync();
        app.SetFaults("bedrock/WEEKEND_EVENTS=error");
        await app.RunAsync();

        return Observed.Of(app, (0, []));
    }

    private static async Task<Observed> AgentFailsAsync()
    {
        await using var app = await ObservedApp.StartAsync(OneAttempt);
        await app.RunAsync();
        app.SetFaults("bedrock/MEDIA_ENHANCER=error");
        await app.RunAsync();
        await app.RunAsync();

        return Observed.Of(app, (0, ["agent-success MEDIA_ENHANCER"]));
    }

    // Without headlines no agent has work but the one for the weekend, whose call is one of three.
    private static async Task<Observed> NewsAndModelGoneAsync()
    {
        await using var app = await ObservedApp.StartAsync(OneAttempt);
        app.SetFaults("newsapi=error,feeds=error,bedrock=error");
        await app.RunAsync();

        return Observed.Of(app, (0, ["run-success", "agent-success WEEKEND_EVENTS", "error-rate"]));
    }

    private static async Task<Observed> VoiceGoneAsync()
    {
        await using var app = await ObservedApp.StartAsync(AppSettings.QuickRetries);
        app.SetFaults("polly=error");
        await app.RunAsync();

        return Observed.Of(app, (0, ["breaker-opened polly", "error-rate"]));
    }

    // The feeds' addresses lead nowhere. Three calls of NewsAPI and three of feeds, beside six of the model and two of the voice.
    private static async Task<Observed> NewsFailsAsync()
    {
        await using var app = await ObservedApp.StartAsync(new Dictionary<string, string?>(OneAttempt)
        {
            ["News__Sources__1"] = "newsapi",
            ["Rss__Feeds__general__0"] = "http://127.0.0.1:9/one.xml",
            ["Rss__Feeds__science__0"] = "http://127.0.0.1:9/two.xml",
            ["Rss__Feeds__technology__0"] = "http://127.0.0.1:9/three.xml",
        });
        await app.RunAsync();
        app.SetFaults("newsapi=error");
        await app.RunAsync();

        return Observed.Of(app, (0, ["error-rate"]));
    }

    // Cached headlines keep the runs whole. Nothing is shifted: the same telemetry is looked at again at later moments.
    private static async Task<Observed> NewsStaysAwayAsync()
    {
        await using var app = await ObservedApp.StartAsync(TouchyBreakers);
        await app.RunAsync();
        app.SetFaults("newsapi=error");
        await app.RunAsync();

        return Observed.Of(
            app, (0, ["breaker-opened newsapi"]), (4, ["breaker-opened newsapi"]), (6, ["breaker-stays-open newsapi"]));
    }

    private static async Task<Observed> NewsComesBackAsync()
    {
        await using var app = await ObservedApp.StartAsync(new Dictionary<string, string?>(TouchyBreakers)
        {
            ["ContentGen__CircuitBreaker__BreakDuration"] = "00:00:01",
        });
        await app.RunAsync();
        app.SetFaults("newsapi=error");
        await app.RunAsync();
        await RunUntilAsync(app, "half_open", "open");
        app.SetFaults("{}");
        await RunUntilAsync(app, "half_open", "closed");

        return Observed.Of(app, (0, ["breaker-opened newsapi"]), (6, []));
    }

    // A run of a second, read as if it had taken ten thousand times as long: nobody waits for one of four minutes.
    private static async Task<Observed> LongRunsAsync()
    {
        await using var app = await ObservedApp.StartAsync();
        await app.RunAsync();

        var observed = Observed.Of(app, (0, ["run-duration"]));
        Lengthen(observed.Metrics, 10_000);
        return observed;
    }

    // Every agent's first call fails and its second succeeds, so listeners notice nothing.
    private static async Task<Observed> RetriesHelpAsync()
    {
        await using var app = await ObservedApp.StartAsync(
            new Dictionary<string, string?>(AppSettings.QuickRetries)
            {
                ["ContentGen__CircuitBreaker__FailureThreshold"] = "100",
                ["News__Sources__1"] = "newsapi",
            });
        app.SetFaults("bedrock=error:0.5,seed=1");
        await app.RunAsync();

        return Observed.Of(app, (0, ["error-rate"]));
    }

    private static async Task<Dictionary<string, Raised[]>> EvaluateAsync()
    {
        var moments = new List<(string Scenario, DateTimeOffset Time, JsonArray Metrics, string[] Expected)>();
        foreach (var (scenario, observe) in All)
        {
            var observed = await observe();
            moments.AddRange(observed.Moments.Select(moment => (scenario, moment.Time, observed.Metrics, moment.Expected)));
        }

        var byQuery = await AlertEvaluation.ByQueryAsync([.. moments.Select(moment => (moment.Time, moment.Metrics))]);
        return moments
            .Zip(byQuery, (moment, fired) => (
                moment.Scenario, Raised: new Raised(moment.Expected, fired, AlertEvaluation.ByCode(moment.Time, moment.Metrics))))
            .GroupBy(one => one.Scenario, one => one.Raised)
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    private static async Task RunUntilAsync(ObservedApp app, string from, string to)
    {
        for (var runs = 0; runs < 20; runs++)
        {
            await app.RunAsync();
            if (Metrics(app.Flush()).Any(
                row => $"{row!["customDimensions"]!["contentgen.from"]} {row["customDimensions"]!["contentgen.to"]}" == $"{from} {to}"))
            {
                return;
            }
        }

        Assert.Fail($"In twenty runs no breaker went from {from} to {to}.");
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

    private static JsonArray Metrics(IReadOnlyList<Envelope> envelopes) =>
        ApplicationInsightsTables.From(envelopes)["customMetrics"]!.AsArray();

    private sealed record Raised(IReadOnlyList<string> Expected, IReadOnlyList<string> ByQuery, IReadOnlyList<string> ByCode);

    /// <summary>What an app has sent, and what is to be raised at some moments.</summary>
    private sealed record Observed(JsonArray Metrics, (DateTimeOffset Time, string[] Expected)[] Moments)
    {
        public static Observed Of(ObservedApp app, params (int MinutesLater, string[] Expected)[] moments)
        {
            var metrics = AlertTests.Metrics(app.Flush());
            return new(metrics, [.. moments.Select(moment => (DateTimeOffset.UtcNow.AddMinutes(moment.MinutesLater), moment.Expected))]);
        }
    }
}
