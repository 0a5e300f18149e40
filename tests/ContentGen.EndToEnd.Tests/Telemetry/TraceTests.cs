using System.Text.Json;
using System.Text.Json.Nodes;
using ContentGen.Agents;
using ContentGen.EndToEnd.Tests.Telemetry.Running;
using ContentGen.EndToEnd.Tests.Telemetry.Tables;
using ContentGen.News;
using ContentGen.Runs;
using ContentGen.Speech;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>The spans and counts of one run, whose orchestrator is replayed each time it wakes up.</summary>
[Collection(Undisturbed.Name)]
public sealed class TraceTests(TraceTests.OneRun run) : IClassFixture<TraceTests.OneRun>
{
    [Fact]
    public void Spans_FromTheRequestToTheVoice_AreOneTrace()
    {
        string[] functions = [.. run.Spans.Select(FunctionOf).OfType<string>()];

        string[] expected =
        [
            "GenerateFresh", GenerateBriefOrchestrator.FunctionName, FetchHeadlinesActivity.FunctionName, .. AgentPlan.Entries.Select(
                entry => entry.Activity),
            SynthesizeSpeechActivity.FunctionName, PublishBriefActivity.FunctionName,
        ];
        Assert.Empty(expected.Except(functions));
        Assert.Equal(
            AgentPlan.Entries.Select(entry => entry.Name).Order(),
            run.Spans.Select(span => Dimension(span, "contentgen.agent")).OfType<string>().Order());
        Assert.Equal(2, run.Spans.Count(span => span["name"]!.ToString() == "synthesize_speech"));
    }

    [Fact]
    public void Parents_OfEverySpan_AreSpansOfTheSameTrace()
    {
        HashSet<string> ids = [.. run.Spans.Select(span => span["id"]!.ToString()), .. run.HostSpans];
        JsonNode[] rootless = [.. run.Spans.Where(
            span => span["operation_ParentId"] is not { } parent || !ids.Contains(parent.ToString()))];

        Assert.Equal("GenerateFresh", FunctionOf(Assert.Single(rootless)));
    }

    // Each look at a status is such a call: they would be most of what is sent.
    [Fact]
    public void Calls_OfTheDurableClient_AreNotSent() =>
        Assert.DoesNotContain(
            run.Tables["dependencies"]!.AsArray(),
            span => span!.ToJsonString().Contains("TaskHubSidecarService", StringComparison.Ordinal));

    [Fact]
    public void Trace_OfTheBrief_IsTheSpansTrace() => Assert.NotEmpty(run.Spans);

    [Fact]
    public void Logs_OfTheRun_StandInItsTrace()
    {
        JsonNode[] logs = [.. run.Tables["traces"]!.AsArray().Where(
            log => log!["customDimensions"]!["RunId"]?.ToString() == run.Brief.GetProperty("runId").GetString())!];

        Assert.NotEmpty(logs);
        Assert.All(logs, log => Assert.Equal(run.TraceId, log["operation_Id"]?.ToString()));
    }

    [Fact]
    public void Counts_ThoughTheOrchestratorWasReplayed_AreExact()
    {
        // A turn takes all that has come by then: six are the start, and one for each of the five steps that wait for the one before.
        Assert.True(run.Replays >= 6, $"The orchestrator was started {run.Replays} times; that is no replay worth the name.");
        Assert.Equal(1, Sum("contentgen.runs"));
        Assert.Equal(1, Count("contentgen.run.duration"));
        Assert.Equal(AgentPlan.Entries.Count, Sum("contentgen.agent.executions"));
        Assert.Equal(AgentPlan.Entries.Count, Count("contentgen.agent.duration"));
        Assert.Equal(AgentPlan.Entries.Count, Count("gen_ai.client.operation.duration"));
        Assert.Equal(2 * AgentPlan.Entries.Count, Count("gen_ai.client.token.usage"));
        Assert.Equal(2, Count("contentgen.speech.duration"));
        Assert.Equal(run.Brief.GetProperty("cost").GetProperty("usd").GetDouble(), Sum("contentgen.cost"), 10);
        Assert.Equal(run.Brief.GetProperty("cost").GetProperty("characters").GetDouble(), Sum("contentgen.speech.characters"));
        Assert.Equal(0, Sum("contentgen.fallbacks") + Sum("contentgen.agent.retries") + Sum("contentgen.circuit_breaker.rejections"));
    }

    private static string? FunctionOf(JsonNode span) => Dimension(span, "faas.name");

    private static string? Dimension(JsonNode row, string name) => row["customDimensions"]![name]?.ToString();

    private double Sum(string metric) => Rows(metric).Sum(row => row["valueSum"]!.GetValue<double>());

    private int Count(string metric) => Rows(metric).Sum(row => row["valueCount"]!.GetValue<int>());

    private IEnumerable<JsonNode> Rows(string metric) =>
        run.Tables["customMetrics"]!.AsArray().Select(row => row!).Where(row => row["name"]!.ToString() == metric);

    /// <summary>A run with everything in order.</summary>
    public sealed class OneRun : IAsyncLifetime
    {
        public JsonElement Brief { get; private set; }

        public JsonObject Tables { get; private set; } = [];

        /// <summary>Ids of the run's spans that the host exports, not the app.</summary>
        public IReadOnlyCollection<string> HostSpans { get; private set; } = [];

        public string TraceId => Brief.GetProperty("traceId").GetString()!;

        /// <summary>Spans of the run's trace, whatever their table.</summary>
        public JsonNode[] Spans =>
            [.. new[] { "requests", "dependencies" }.SelectMany(table => Tables[table]!.AsArray()).Where(
                span => span!["operation_Id"]?.ToString() == TraceId)!];

        /// <summary>How often the orchestrator was started from the beginning.</summary>
        public int Replays { get; private set; }

        public async ValueTask InitializeAsync()
        {
            using var invocations = new InvocationCount();
            using var host = new HostSpans();
            await using var app = await ObservedApp.StartAsync();
            Brief = await app.RunAsync();
            Tables = ApplicationInsightsTables.From(app.Flush());
            HostSpans = host.IdsOf(TraceId);
            Replays = invocations.Of(GenerateBriefOrchestrator.FunctionName);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
