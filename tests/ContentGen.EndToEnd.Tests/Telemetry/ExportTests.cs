using System.Text.Json;
using ContentGen.EndToEnd.Tests.Running;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>What leaves the app while a brief is made, with the log turned up as far as it goes.</summary>
[Collection(Processes.Name)]
public sealed class ExportTests : IAsyncLifetime
{
    private static readonly string[] AgentNames =
        ["CONTENT_CURATOR", "FAVORITE_SELECTOR", "MEDIA_ENHANCER", "NEWS_FETCHER", "SCRIPT_GENERATOR", "WEEKEND_EVENTS"];

    private readonly TemporaryFolder _data = new();
    private OtlpReceiver _receiver = null!;
    private ServedApp _app = null!;

    public async Task InitializeAsync()
    {
        _receiver = await OtlpReceiver.StartAsync();
        // The app's own filter is for what it exports, the host's for what the host shows of it.
        var settings = new Dictionary<string, string?>(AppSettings.QuickRetries)
        {
            // Calls are counted: on a busy machine too none of them may be given up.
            ["ContentGen__CircuitBreaker__FailureThreshold"] = "100",
            ["Logging__LogLevel__ContentGen"] = "Trace",
            ["AzureFunctionsJobHost__logging__logLevel__ContentGen"] = "Trace",
        };
        foreach (var (name, value) in _receiver.Settings)
        {
            settings[name] = value;
        }

        _app = await ServedApp.StartAsync(_data.Path, settings);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _receiver.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Run_Traced_IsOneTraceFromTheRequestToTheVoice()
    {
        var brief = await RunAsync();

        var traceId = brief.GetProperty("traceId").GetString()!;
        await _receiver.UntilAsync(seen => seen.Spans().Any(span => span.TraceId == traceId && span.Tags.GetValueOrDefault("faas.name") == "PublishBrief"));
        OtlpSpan[] spans = [.. _receiver.Spans().Where(span => span.TraceId == traceId)];
        Assert.Equal(AgentNames, spans.Where(span => span.Name.StartsWith("chat ", StringComparison.Ordinal)).Select(span => span.Tags["contentgen.agent"]).Order());
        Assert.Contains(spans, span => span.Name == "synthesize_speech");
        Assert.Contains(spans, span => span.Tags.GetValueOrDefault("faas.name") == "GenerateFresh");
        Assert.All(spans.Where(span => span.Name.StartsWith("chat ", StringComparison.Ordinal)), span => Assert.Contains(spans, parent => parent.SpanId == span.ParentId));
    }

    [Fact]
    public async Task Run_Measured_CountsEachThingOnceAlthoughTheOrchestratorIsReplayed()
    {
        await RunAsync();

        await _receiver.UntilAsync(seen => seen.Points().Any(point => point.Metric == "contentgen.runs"));
        var points = _receiver.Points();
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
        await _app.SetFaultsAsync(new { bedrock = new { mode = "malformed", agent = "WEEKEND_EVENTS" } });
        var brief = await RunAsync();

        await _receiver.UntilAsync(seen => seen.Points().Any(point => point.Metric == "contentgen.runs") && seen.Everything.Contains("delivered", StringComparison.Ordinal));
        var exported = _receiver.Everything;
        string[] texts =
        [
            .. brief.GetProperty("news_items").EnumerateArray().SelectMany(item => new[] { item.GetProperty("title").GetString()!, item.GetProperty("summary").GetString()! }),
            .. brief.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetProperty("text").GetString()!),
            "<speak>", "You are", "/runtime/webhooks/", "AWS4-HMAC", "Bearer ", "X-Api-Key", "apiKey=",
        ];
        Assert.All(texts, text => Assert.DoesNotContain(text, exported, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("gen_ai.client.operation.duration", exported, StringComparison.Ordinal);
        Assert.Contains("WEEKEND_EVENTS asks:", await ReadLogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Logged_NamesNoManagementAddress()
    {
        await RunAsync();

        var log = await ReadLogAsync();

        Assert.Contains("accepted", log, StringComparison.Ordinal);
        Assert.DoesNotContain("/runtime/webhooks/", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_Asked_TellsWhatEachAgentTook()
    {
        var brief = await RunAsync();

        var byTraceId = JsonDocument.Parse(await _app.Http.GetStringAsync($"api/trace?traceId={brief.GetProperty("traceId").GetString()}")).RootElement;

        Assert.Equal(brief.GetProperty("runId").GetString(), byTraceId.GetProperty("runId").GetString());
        JsonElement[] agents = [.. byTraceId.GetProperty("agents").EnumerateArray()];
        Assert.Equal(AgentNames, agents.Select(agent => agent.GetProperty("name").GetString()).Order());
        Assert.All(agents, agent => Assert.True(agent.GetProperty("input").GetProperty("promptCharacters").GetInt32() > 100));
        Assert.All(agents, agent => Assert.True(agent.GetProperty("output").GetProperty("tokens").GetInt32() > 0));
        Assert.All(agents, agent => Assert.Equal(0, agent.GetProperty("retryCount").GetInt32()));
    }

    private async Task<JsonElement> RunAsync()
    {
        var runId = await _app.StartRunAsync();
        await _app.FollowAsync(runId);
        return await _app.BriefAsync(runId);
    }

    private async Task<string> ReadLogAsync()
    {
        await using var file = new FileStream(Path.Combine(_data.Path, "contentgen.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }
}
