using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>What leaves the app while briefs are made, with the log turned up as far as it goes.</summary>
[Collection(Processes.Name)]
public sealed class ExportTests(ExportTests.TwoRuns runs) : IClassFixture<ExportTests.TwoRuns>
{
    private static readonly string[] AgentNames =
        ["CONTENT_CURATOR", "FAVORITE_SELECTOR", "MEDIA_ENHANCER", "NEWS_FETCHER", "SCRIPT_GENERATOR", "WEEKEND_EVENTS"];

    [Fact]
    public async Task Run_Traced_IsOneTraceFromTheRequestToTheVoice()
    {
        OtlpSpan[] spans = [.. runs.Receiver.Spans().Where(span => span.TraceId == runs.Whole.GetProperty("traceId").GetString())];

        Assert.Equal(
            AgentNames,
            spans.Where(span => span.Name.StartsWith("chat ", StringComparison.Ordinal))
                .Select(span => span.Tags["contentgen.agent"])
                .Order());
        Assert.Contains(spans, span => span.Name == "synthesize_speech");
        Assert.Contains(spans, span => span.Tags.GetValueOrDefault("faas.name") == "GenerateFresh");
        Assert.All(
            spans.Where(span => span.Name.StartsWith("chat ", StringComparison.Ordinal)),
            span => Assert.Contains(spans, parent => parent.SpanId == span.ParentId));
    }

    [Fact]
    public async Task Run_Measured_CountsEachThingOnceAlthoughTheOrchestratorIsReplayed()
    {
        var points = runs.PointsOfOne;

        Assert.Equal(1, points.Where(point => point.Metric == "contentgen.runs").Sum(point => point.Value));
        Assert.Equal(1, points.Where(point => point.Metric == "contentgen.run.duration").Sum(point => point.Value));
        OtlpPoint[] agents = [.. points.Where(point => point.Metric == "contentgen.agent.executions")];
        Assert.Equal(AgentNames, agents.Select(point => point.Tags["contentgen.agent"]).Order());
        Assert.All(agents, point => Assert.Equal(1, point.Value));
        Assert.Equal(12, points.Where(point => point.Metric == "gen_ai.client.token.usage").Sum(point => point.Value));
        Assert.Contains(points, point => point.Metric == "contentgen.speech.characters" && point.Value > 0);
    }

    [Fact]
    public async Task Run_Exported_HoldsNoTextOfTheBriefNoKeyAndNoManagementAddress()
    {
        var exported = runs.Receiver.Everything;

        string[] texts =
        [
            .. new[] { runs.Whole, runs.Damaged }.SelectMany(TextsOf),
            "<speak>", "You are", "/runtime/webhooks/", "AWS4-HMAC", "Bearer ", "X-Api-Key", "apiKey=",
        ];
        Assert.All(texts, text => Assert.DoesNotContain(text, exported, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("gen_ai.client.operation.duration", exported, StringComparison.Ordinal);
        Assert.Contains("WEEKEND_EVENTS asks:", await runs.ReadLogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Logged_NamesNoManagementAddress()
    {
        var log = await runs.ReadLogAsync();

        Assert.Contains("accepted", log, StringComparison.Ordinal);
        Assert.DoesNotContain("/runtime/webhooks/", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_Asked_TellsWhatEachAgentTook()
    {
        var byTraceId = JsonDocument.Parse(
            await runs.App.Http.GetStringAsync($"api/trace?traceId={runs.Whole.GetProperty("traceId").GetString()}")).RootElement;

        Assert.Equal(runs.Whole.GetProperty("runId").GetString(), byTraceId.GetProperty("runId").GetString());
        JsonElement[] agents = [.. byTraceId.GetProperty("agents").EnumerateArray()];
        Assert.Equal(AgentNames, agents.Select(agent => agent.GetProperty("name").GetString()).Order());
        Assert.All(agents, agent => Assert.True(agent.GetProperty("input").GetProperty("promptCharacters").GetInt32() > 100));
        Assert.All(agents, agent => Assert.True(agent.GetProperty("output").GetProperty("tokens").GetInt32() > 0));
        Assert.All(agents, agent => Assert.Equal(0, agent.GetProperty("retryCount").GetInt32()));
    }

    private static IEnumerable<string> TextsOf(JsonElement brief) =>
    [
        .. brief.GetProperty("news_items").EnumerateArray()
            .SelectMany(item => new[] { item.GetProperty("title").GetString()!, item.GetProperty("summary").GetString()! }),
        .. brief.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetProperty("text").GetString()!),
    ];

    /// <summary>One app and two runs: one with everything in order, and then one with an agent whose answers cannot be used.</summary>
    public sealed class TwoRuns : IAsyncLifetime
    {
        private readonly TemporaryFolder _data = new();

        public OtlpReceiver Receiver { get; private set; } = null!;

        public ServedApp App { get; private set; } = null!;

        /// <summary>The brief of the first run.</summary>
        public JsonElement Whole { get; private set; }

        /// <summary>The brief of the second.</summary>
        public JsonElement Damaged { get; private set; }

        /// <summary>What was measured when only the first run had been made.</summary>
        internal IReadOnlyList<OtlpPoint> PointsOfOne { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Receiver = await OtlpReceiver.StartAsync();
            // The app's own filter is for what it exports, the host's for what the host shows of it.
            App = await ServedProcess.StartAsync(_data.Path, new Dictionary<string, string?>(
                [.. AppSettings.QuickRetries, .. Receiver.Settings])
            {
                ["ContentGen__CircuitBreaker__FailureThreshold"] = "100",
                ["Logging__LogLevel__ContentGen"] = "Trace",
                ["AzureFunctionsJobHost__logging__logLevel__ContentGen"] = "Trace",
            });
            Whole = await RunAsync(1);
            PointsOfOne = Receiver.Points();
            await App.SetFaultsAsync(new { bedrock = new { mode = "malformed", agent = "WEEKEND_EVENTS" } });
            Damaged = await RunAsync(2);
        }

        public async Task<string> ReadLogAsync()
        {
            await using var file = new FileStream(
                Path.Combine(_data.Path, "contentgen.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return await reader.ReadToEndAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Receiver.DisposeAsync();
            _data.Dispose();
        }

        /// <summary>Makes a brief, and waits until its last span, metric and line have come.</summary>
        private async Task<JsonElement> RunAsync(int runs)
        {
            var runId = await App.StartRunAsync(new { forceFresh = true });
            await App.FollowAsync(runId);
            var brief = await App.BriefAsync(runId);
            var traceId = brief.GetProperty("traceId").GetString();
            await Receiver.UntilAsync(seen =>
                seen.Spans().Any(span => span.TraceId == traceId && span.Tags.GetValueOrDefault("faas.name") == "PublishBrief")
                && seen.Points().Where(point => point.Metric == "contentgen.runs").Sum(point => point.Value) >= runs
                && seen.Everything.Contains($"{runId} delivered", StringComparison.Ordinal));
            return brief;
        }
    }
}
