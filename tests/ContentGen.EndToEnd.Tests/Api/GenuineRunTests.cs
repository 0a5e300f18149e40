using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LocalFunctionsHost;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>What the genuine engine does otherwise than an engine that forgets the tasks which nobody awaits.</summary>
public sealed class GenuineRunTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Run_NothingFails_EndsWithItsBrief()
    {
        await using var app = await StartAsync();

        var runId = await app.StartRunAsync();
        var status = await DeliveredAsync(app, runId);
        await app.Http.EndedAsync(runId);
        var brief = await (await app.Http.GetAsync($"api/briefs/{runId}")).JsonAsync();

        Assert.Equal("COMPLETED", status.GetProperty("status").GetString());
        Assert.Equal(runId, brief.GetProperty("runId").GetString());
    }

    [Fact]
    public async Task Run_NothingFails_WaitsForFiveActivitiesAndAsksNoEntity()
    {
        await using var app = await StartAsync();

        var runId = await app.StartRunAsync();
        await DeliveredAsync(app, runId);
        await app.Http.EndedAsync(runId);
        var history = await RunHistory.ReadAsync(app.Http, runId);

        Assert.Equal(9, history.Activities);
        Assert.Equal(11, history.Hops);
        Assert.Equal(0, history.EntityMessages);
        Assert.InRange(history.Timers, 1, 3);
    }

    [Fact]
    public async Task Get_EveryEndpointOfABrief_Answers()
    {
        await using var app = await StartAsync();
        var runId = await app.StartRunAsync();
        await DeliveredAsync(app, runId);

        string[] paths =
        [
            "api/bootstrap", "api/briefs", $"api/briefs/{runId}", $"api/briefs/{runId}/audio", $"api/briefs/{runId}/transcript.vtt",
            $"api/briefs/{runId}/transcript.srt", $"api/trace/{runId}", "api/feed.xml", "api/health", "api/circuit-breakers",
            "api/app", "api/cover.png", $"api/agent-status?runId={runId}",
        ];
        foreach (var path in paths)
        {
            using var response = await app.Http.GetAsync(path);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
        }

        using var range = new HttpRequestMessage(HttpMethod.Get, $"api/briefs/{runId}/audio") { Headers = { Range = new(10, 19) } };
        using var part = await app.Http.SendAsync(range);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(10, (await part.Content.ReadAsByteArrayAsync()).Length);

        using var bootstrap = await app.Http.GetAsync("api/bootstrap");
        using var known = new HttpRequestMessage(HttpMethod.Get, "api/bootstrap");
        known.Headers.IfNoneMatch.Add(bootstrap.Headers.ETag!);
        using var same = await app.Http.SendAsync(known);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        using var reset = await app.Http.PostAsync("api/circuit-breakers/bedrock/reset", null);
        Assert.True(reset.IsSuccessStatusCode, $"reset: {(int)reset.StatusCode} {await reset.Content.ReadAsStringAsync()}");
    }

    [Fact]
    public async Task Regenerate_FinishedBrief_IsMadeAgain()
    {
        await using var app = await StartAsync();
        var runId = await app.StartRunAsync();
        await DeliveredAsync(app, runId);

        var accepted = await (await app.Http.PostAsync($"api/briefs/{runId}/sections/favoriteStory/regenerate", null)).JsonAsync();
        var status = await DeliveredAsync(app, accepted.GetProperty("id").GetString()!);
        var ended = await app.Http.EndedAsync($"regenerate-{runId}");
        var brief = await (await app.Http.GetAsync($"api/briefs/{runId}")).JsonAsync();

        Assert.Equal("COMPLETED", status.GetProperty("status").GetString());
        Assert.Equal("Completed", ended.GetProperty("runtimeStatus").GetString());
        Assert.Equal(1, brief.GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task Run_StoreIsAway_IsAnsweredAndEndsAndIsPublishedOnceTheStoreIsBack()
    {
        await using var app = await StartAsync(("ContentGen__RunDeadline", "00:01:00"), ("ContentGen__AgentTimeout", "00:00:30"));
        using (StoreOutage.Begin(_data.Path))
        {
            var runId = await app.StartRunAsync();
            await DeliveredAsync(app, runId);
            var brief = await (await app.Http.GetAsync($"api/briefs/{runId}")).JsonAsync();
            var latest = await app.Http.UntilAsync("api/bootstrap", content => content.GetProperty("runId").GetString() == runId);
            var ended = await app.Http.EndedAsync(runId);
            var afterwards = await (await app.Http.GetAsync($"api/briefs/{runId}")).JsonAsync();
            using var again = await app.Http.PostAsync(
                $"api/briefs/{runId}/sections/weekendRecommendations/regenerate", null);
            var regenerated = await app.Http.EndedAsync($"regenerate-{runId}");

            Assert.Equal(runId, brief.GetProperty("runId").GetString());
            Assert.NotEqual("", latest.GetProperty("script").GetString());
            Assert.Equal("Completed", ended.GetProperty("runtimeStatus").GetString());
            Assert.Equal(runId, afterwards.GetProperty("runId").GetString());
            Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
            Assert.Equal("Completed", regenerated.GetProperty("runtimeStatus").GetString());
        }

        var archive = await app.Http.UntilAsync("api/briefs", list => list.GetProperty("briefs").GetArrayLength() > 0);
        Assert.Equal(1, archive.GetProperty("briefs").GetArrayLength());
    }

    [Fact]
    public async Task Terminate_WhileAgentsRun_StatusSaysFailedAndShowsThemAsSkipped()
    {
        await using var app = await StartAsync();
        await app.SetFaultsAsync(new { bedrock = new { mode = "slow", latencyMs = 20_000 } });
        var runId = await app.StartRunAsync();
        var path = $"api/agent-status?runId={runId}";
        await app.Http.UntilAsync(path, running => running.GetProperty("currentAgent").ValueKind == JsonValueKind.String);

        using var stopped = await app.Http.PostAsync(
            $"runtime/webhooks/durabletask/instances/{runId}/terminate?reason=enough", null);
        Assert.True(stopped.IsSuccessStatusCode);
        await app.Http.EndedAsync(runId);
        var status = await DeliveredAsync(app, runId);

        Assert.Equal("FAILED", status.GetProperty("status").GetString());
        Assert.All(
            status.GetProperty("agents").EnumerateArray(), agent => Assert.Equal("SKIPPED", agent.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Start_OfAVersion_RunsWhatHasThisVersionAndNothingNewer()
    {
        await using var app = await StartAsync(
            ("AzureFunctionsJobHost__extensions__durableTask__versionMatchStrategy", "Strict"),
            ("AzureFunctionsJobHost__extensions__durableTask__versionFailureStrategy", "Fail"));

        var runId = await app.StartRunAsync();
        var status = await DeliveredAsync(app, runId);
        var newer = await (await app.Http.PostAsJsonAsync(
            "runtime/webhooks/durabletask/orchestrators/WarmCacheHeadlines?version=2.0", new { categories = new[] { "science" } })).JsonAsync();
        var refused = await app.Http.EndedAsync(newer.GetProperty("id").GetString()!);

        Assert.Equal("COMPLETED", status.GetProperty("status").GetString());
        Assert.Equal("Failed", refused.GetProperty("runtimeStatus").GetString());
        Assert.Contains("ersion", refused.GetProperty("output").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_BadSetting_IsSaidInOneLine(bool inProcess)
    {
        static Microsoft.Extensions.Hosting.IHost Create(string[] args) =>
            ContentGen.Program.CreateHost([.. args, "--ContentGen:AgentTimeout=soon"]);

        var options = new FunctionsHostOptions
        {
            AppFolder = AppContext.BaseDirectory,
            Port = 0,
            DataFolder = _data.Path,
            Worker = inProcess ? new(typeof(ContentGen.Program).Assembly, Create) : null,
            Settings = new Dictionary<string, string?> { ["ContentGen__AgentTimeout"] = "soon" },
        };

        var exception = await Assert.ThrowsAsync<FunctionsHostStartException>(() => FunctionsHost.StartAsync(options));

        Assert.Contains("ContentGen:AgentTimeout", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public async Task Timers_RunNow_WarmTheCacheAndPurge()
    {
        await using var app = await StartAsync(("ContentGen__Schedule__WarmAlways", "true"));

        foreach (var timer in new[] { "WarmCache", "PurgeOldRuns" })
        {
            using var response = await app.Http.PostAsJsonAsync($"admin/functions/{timer}", new { input = "" });
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }

        var warmed = await app.Http.UntilAsync(
            "runtime/webhooks/durabletask/instances?instanceIdPrefix=warm-&runtimeStatus=Completed", list => list.GetArrayLength() > 0);
        Assert.NotEqual(0, warmed[0].GetProperty("output").GetInt32());
    }

    private static async Task<JsonElement> DeliveredAsync(HostedApp app, string runId) => (await app.FollowAsync(runId))[^1];

    private Task<HostedApp> StartAsync(params (string Name, string Value)[] settings) => GenuineStorage.StartAsync(_data.Path, settings);
}
