using System.Net;
using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Cost;
using ContentGen.Http.Endpoints;
using ContentGen.Requests;
using ContentGen.Runs;
using ContentGen.Sections;
using ContentGen.Tests.Http;
using ContentGen.Text;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ContentGen.Tests.Briefs;

public sealed class GetTraceTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    private readonly MemoryContentStore _store = new();
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly FakeTimeProvider _time = new(Start.AddSeconds(20));
    private readonly TraceArchive _archive;

    public GetTraceTests() => _archive = new TraceArchive(_store, NullLogger<TraceArchive>.Instance);

    [Fact]
    public async Task RunAsync_EndedRun_TellsWhatEachAgentDid()
    {
        await _archive.StoreAsync(Ended(), default);

        var response = await GetAsync("run-1");

        var trace = response.Json();
        Assert.Equal((HttpStatusCode.OK, "no-store"), (response.StatusCode, response.Field("Cache-Control")));
        Assert.Equal(
            (TraceId, "PARTIAL", true, 12_000),
            (Text(trace, "traceId"), Text(trace, "status"), trace.GetProperty("complete").GetBoolean(), Number(trace, "duration")));
        var agent = trace.GetProperty("agents")[0];
        Assert.Equal(("SCRIPT_GENERATOR", "COMPLETED", 2_500, 1, 2), (Text(agent, "name"), Text(agent, "status"), Number(agent, "duration"), Number(agent, "retryCount"), Number(agent, "attempts")));
        Assert.Equal(
            (4_000, 900, "haiku"),
            (Number(
                agent.GetProperty("input"),
                "promptCharacters"), Number(agent.GetProperty("input"), "tokens"), Text(agent.GetProperty("input"), "modelId")));
        Assert.Equal(
            (300, 1_700, true),
            (Number(agent.GetProperty("output"), "tokens"), Number(
                agent.GetProperty("output"), "modelMs"), agent.GetProperty("output").GetProperty("repaired").GetBoolean()));
        Assert.Equal(
            ["NEWS_FETCHER", "CONTENT_CURATOR"],
            agent.GetProperty("input").GetProperty("needs").EnumerateArray().Select(need => need.GetString()));
        Assert.Equal(["Tried 2 times.", "The first answer was invalid; the repaired one was used."], Decisions(agent));
        Assert.Equal(60, Number(trace.GetProperty("totals"), "speechCharacters"));
    }

    [Fact]
    public async Task RunAsync_AgentThatFellBack_SaysWhy()
    {
        await _archive.StoreAsync(Ended(), default);

        var agent = (await GetAsync("run-1")).Json().GetProperty("agents")[1];

        Assert.Equal(("WEEKEND_EVENTS", "SKIPPED", 0), (Text(agent, "name"), Text(agent, "status"), Number(agent, "retryCount")));
        Assert.Equal(JsonValueKind.Null, agent.GetProperty("input").GetProperty("tokens").ValueKind);
        Assert.Equal(["Not called: The circuit breaker of bedrock is open.", "The section is fixed content: The circuit breaker of bedrock is open."], Decisions(agent));
    }

    [Theory]
    [InlineData(TraceId)]
    [InlineData("0AF7651916CD43DD8448EB211C80319C")]
    public async Task RunAsync_ByTraceId_FindsTheRun(string traceId)
    {
        await _archive.StoreAsync(Ended(), default);

        var response = await GetAsync(null, $"?traceId={traceId}");

        Assert.Equal("run-1", Text(response.Json(), "runId"));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "urn:contentgen:problem:invalid-request")]
    [InlineData("?traceId=run-1", HttpStatusCode.BadRequest, "urn:contentgen:problem:invalid-request")]
    [InlineData("?traceId=ffffffffffffffffffffffffffffffff", HttpStatusCode.NotFound, "urn:contentgen:problem:unknown-trace")]
    public async Task RunAsync_NoSuchTraceId_SaysWhatIsWrong(string query, HttpStatusCode expected, string type)
    {
        var response = await GetAsync(null, query);

        Assert.Equal((expected, type), (response.StatusCode, Text(response.Json(), "type")));
    }

    [Fact]
    public async Task RunAsync_RunGoesOn_TellsWhatIsKnownSoFar()
    {
        Runs(GenerateBriefOrchestrator.FunctionName);

        var trace = (await GetAsync("run-1")).Json();

        Assert.Equal(
            (TraceId, "RUNNING", false), (Text(trace, "traceId"), Text(trace, "status"), trace.GetProperty("complete").GetBoolean()));
        JsonElement[] agents = [.. trace.GetProperty("agents").EnumerateArray()];
        Assert.Equal(AgentPlan.Entries.Count, agents.Length);
        Assert.Equal(
            ("NEWS_FETCHER", "RETRYING", 2, "The model is busy."),
            (Text(agents[0], "name"), Text(agents[0], "status"), Number(agents[0], "attempts"), Text(agents[0], "error")));
    }

    [Theory]
    [InlineData("SomethingElse")]
    [InlineData(null)]
    public async Task RunAsync_NoRunOfOurs_Answers404(string? orchestrator)
    {
        if (orchestrator is not null)
        {
            Runs(orchestrator);
        }

        var response = await GetAsync("run-1");

        Assert.Equal((HttpStatusCode.NotFound, "urn:contentgen:problem:unknown-run"), (response.StatusCode, Text(response.Json(), "type")));
    }

    [Fact]
    public async Task RunAsync_NameThatIsNoRunId_IsNotLookedFor()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("../index")).StatusCode);
        _client.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task RunAsync_StoreDown_Answers503()
    {
        _store.IsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GetAsync("run-1")).StatusCode);
    }

    private static RunTrace Ended()
    {
        const string Refused = "The circuit breaker of bedrock is open.";
        var notes = new Dictionary<string, AgentNote>
        {
            [AgentName.ScriptGenerator] = new(
                new ModelUsage("haiku", "1", 4_000, 900, 300, Repaired: true, 1_700),
                new(SectionSource.Live, 0, null, ["https://news.example/1"])),
            [AgentName.WeekendEvents] = new(null, Section.Static("tips", Refused).Provenance),
        };
        AgentProgress[] lines =
        [
            new(AgentName.ScriptGenerator, AgentState.Completed, 2, 2_500, SectionSource.Live, null),
            new(AgentName.WeekendEvents, AgentState.Skipped, 0, null, SectionSource.Static, Refused),
        ];
        return RunTrace.Of("run-1", TraceId, "PARTIAL", Start, Start.AddSeconds(12), lines, notes, 60);
    }

    private void Runs(string orchestrator)
    {
        AgentProgress[] lines =
        [
            .. AgentPlan.Entries.Select(entry => entry.Name == AgentName.NewsFetcher
                ? new AgentProgress(entry.Name, AgentState.Retrying, 2, null, null, "The model is busy.")
                : new AgentProgress(entry.Name, AgentState.Waiting, 0, null, null, null)),
        ];
        var status = new RunStatus(
            "run-1", RunState.Running, AgentName.NewsFetcher, new(0, lines.Length, 0), lines, [], [], [], AgentPlan.Dependencies,
            Start, Start.AddSeconds(10), Start.AddSeconds(30), 10, null);
        var input = new GenerateBriefInput(BriefRequest.Default, RunSettings.From(new()), TraceId, TimeSpan.FromSeconds(30));
        _client
            .Setup(client => client.GetInstanceAsync("run-1", true, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new OrchestrationMetadata(orchestrator, "run-1")
            {
                RuntimeStatus = OrchestrationRuntimeStatus.Running,
                SerializedInput = JsonSerializer.Serialize(input, ContentGenJson.Options),
                SerializedCustomStatus = JsonSerializer.Serialize(status, ContentGenJson.Options),
                DataConverter = new Microsoft.DurableTask.Converters.JsonDataConverter(ContentGenJson.Options),
            });
    }

    private Task<FakeAnswer> GetAsync(string? runId, string query = "") =>
        new FakeRequest($"http://127.0.0.1:7071/api/trace{(runId is null ? "" : "/" + Uri.EscapeDataString(runId))}{query}")
            .AnswerAsync(http => new RunEndpoints(_archive, _time).GetTraceAsync(http, runId, _client.Object, default));

    private static IEnumerable<string?> Decisions(JsonElement agent) =>
        agent.GetProperty("decisions").EnumerateArray().Select(decision => decision.GetString());

    private static string? Text(JsonElement owner, string name) => owner.GetProperty(name).GetString();

    private static int Number(JsonElement owner, string name) => owner.GetProperty(name).GetInt32();
}
