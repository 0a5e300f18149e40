using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LocalFunctionsHost;

namespace ContentGen.EndToEnd.Tests.Genuine;

/// <summary>Apps in one process share its environment, so these run one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GenuineWorker : ICollectionFixture<GenuineStorage>
{
    public const string Name = "the genuine worker";
}

/// <summary>What the genuine engine does otherwise than an engine that forgets the tasks which nobody awaits.</summary>
[Collection(GenuineWorker.Name)]
public sealed class GenuineRunTests(GenuineStorage storage)
{
    private static readonly (string, string)[] ShortRun =
    [
        ("ContentGen:AgentTimeout", "00:00:20"), ("ContentGen:RunDeadline", "00:00:20"),
        ("ContentGen:CircuitBreaker:FailureThreshold", "100"),
        ("ContentGen:Retry:FirstRetryInterval", "00:00:05"), ("ContentGen:Retry:MaxRetryInterval", "00:00:05"),
        ("ContentGen:Retry:BackoffCoefficient", "1"), ("ContentGen:Retry:MaxAttempts", "10"),
    ];

    [SkippableFact]
    public async Task Run_NothingFails_EndsWithItsBrief()
    {
        await using var app = await StartAsync();

        var runId = await app.StartRunAsync();
        var status = await app.DeliveredAsync(runId);
        await app.EndedAsync(runId);
        var brief = await GenuineApp.JsonAsync(await app.Http.GetAsync($"api/briefs/{runId}"));

        Assert.Equal("COMPLETED", status.GetProperty("status").GetString());
        Assert.Equal(runId, brief.GetProperty("runId").GetString());
    }

    [SkippableFact]
    public async Task Run_NothingFails_WaitsForFiveActivitiesAndAsksNoEntity()
    {
        await using var app = await StartAsync();

        var runId = await app.StartRunAsync();
        await app.DeliveredAsync(runId);
        await app.EndedAsync(runId);
        var history = await RunHistory.ReadAsync(app.Http, runId);

        Assert.Equal(9, history.Activities);
        Assert.Equal(11, history.Hops);
        Assert.Equal(0, history.EntityMessages);
        Assert.InRange(history.Timers, 1, 3);
    }

    [SkippableFact]
    public async Task Get_EveryEndpointOfABrief_Answers()
    {
        await using var app = await StartAsync();
        var runId = await app.StartRunAsync();
        await app.DeliveredAsync(runId);

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

    [SkippableFact]
    public async Task Regenerate_FinishedBrief_IsMadeAgain()
    {
        await using var app = await StartAsync();
        var runId = await app.StartRunAsync();
        await app.DeliveredAsync(runId);

        var accepted = await GenuineApp.JsonAsync(
            await app.Http.PostAsync($"api/briefs/{runId}/sections/favoriteStory/regenerate", null));
        var status = await app.DeliveredAsync(accepted.GetProperty("id").GetString()!);
        var ended = await app.EndedAsync($"regenerate-{runId}");
        var brief = await GenuineApp.JsonAsync(await app.Http.GetAsync($"api/briefs/{runId}"));

        Assert.Equal("COMPLETED", status.GetProperty("status").GetString());
        Assert.Equal("Completed", ended.GetProperty("runtimeStatus").GetString());
        Assert.Equal(1, brief.GetProperty("revision").GetInt32());
    }

    [SkippableFact]
    public async Task Run_StoreIsAway_IsAnsweredAndEndsAndIsPublishedOnceTheStoreIsBack()
    {
        await using var app = await StartAsync([("ContentGen:RunDeadline", "00:00:30"), ("ContentGen:AgentTimeout", "00:00:20")]);
        using (Away(app.BriefsFolder))
        {
            var runId = await app.StartRunAsync();
            await app.DeliveredAsync(runId);
            var brief = await GenuineApp.JsonAsync(await app.Http.GetAsync($"api/briefs/{runId}"));
            var latest = await app.UntilAsync("api/bootstrap", content => content.GetProperty("runId").GetString() == runId);
            var ended = await app.EndedAsync(runId);
            var afterwards = await GenuineApp.JsonAsync(await app.Http.GetAsync($"api/briefs/{runId}"));
            using var again = await app.Http.PostAsync(
                $"api/briefs/{runId}/sections/weekendRecommendations/regenerate", null);
            var regenerated = await app.EndedAsync($"regenerate-{runId}");

            Assert.Equal(runId, brief.GetProperty("runId").GetString());
            Assert.NotEqual("", latest.GetProperty("script").GetString());
            Assert.Equal("Completed", ended.GetProperty("runtimeStatus").GetString());
            Assert.Equal(runId, afterwards.GetProperty("runId").GetString());
            Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
            Assert.Equal("Completed", regenerated.GetProperty("runtimeStatus").GetString());
        }

        var archive = await app.UntilAsync("api/briefs", list => list.GetProperty("briefs").GetArrayLength() > 0);
        Assert.Equal(1, archive.GetProperty("briefs").GetArrayLength());
    }

    [SkippableFact]
    public async Task Run_ErrorsAndPausesUpToTheDeadline_NoAttemptIsMadeAfterDeliveryAndTheInstanceEnds()
    {
        await using var app = await StartAsync(ShortRun);
        await app.SetFaultsAsync(new { bedrock = new { mode = "error" }, polly = new { mode = "error" } });

        var runId = await app.StartRunAsync();
        AssertInTime(await app.DeliveredAsync(runId));
        var calls = app.Calls;
        var ending = Stopwatch.StartNew();
        var ended = await app.EndedAsync(runId);

        Assert.Equal("Completed", ended.GetProperty("runtimeStatus").GetString());
        Assert.Equal(calls, app.Calls);
        Assert.True(ending.Elapsed < TimeSpan.FromSeconds(4), $"The instance ended {ending.Elapsed.TotalSeconds:0.0} s after delivery.");
    }

    [SkippableFact]
    public async Task Run_EverythingHangs_EndsWithinOneAttemptAfterDelivery()
    {
        await using var app = await StartAsync(ShortRun);
        await app.SetFaultsAsync(new { bedrock = new { mode = "hang" }, polly = new { mode = "hang" }, newsapi = new { mode = "hang" } });

        var runId = await app.StartRunAsync();
        AssertInTime(await app.DeliveredAsync(runId));
        var calls = app.Calls;
        var ending = Stopwatch.StartNew();
        await app.EndedAsync(runId);

        Assert.Equal(calls, app.Calls);
        Assert.True(ending.Elapsed < TimeSpan.FromSeconds(25), $"The instance ended {ending.Elapsed.TotalSeconds:0.0} s after delivery.");
    }

    [SkippableFact]
    public async Task Terminate_WhileAgentsRun_StatusSaysFailedAndShowsThemAsSkipped()
    {
        await using var app = await StartAsync();
        await app.SetFaultsAsync(new { bedrock = new { mode = "slow", latencyMs = 20_000 } });
        var runId = await app.StartRunAsync();
        var path = $"api/agent-status?runId={runId}";
        await app.UntilAsync(path, running => running.GetProperty("currentAgent").ValueKind == JsonValueKind.String);

        using var stopped = await app.Http.PostAsync(
            $"runtime/webhooks/durabletask/instances/{runId}/terminate?reason=enough", null);
        Assert.True(stopped.IsSuccessStatusCode);
        await app.EndedAsync(runId);
        var status = await app.DeliveredAsync(runId);

        Assert.Equal("FAILED", status.GetProperty("status").GetString());
        Assert.All(
            status.GetProperty("agents").EnumerateArray(), agent => Assert.Equal("SKIPPED", agent.GetProperty("status").GetString()));
    }

    [SkippableFact]
    public async Task Start_OfAVersion_RunsWhatHasThisVersionAndNothingNewer()
    {
        await using var app = await StartAsync(
            ("AzureFunctionsJobHost:extensions:durableTask:versionMatchStrategy", "Strict"),
            ("AzureFunctionsJobHost:extensions:durableTask:versionFailureStrategy", "Fail"));

        var runId = await app.StartRunAsync();
        var status = await app.DeliveredAsync(runId);
        var newer = await GenuineApp.JsonAsync(await app.Http.PostAsJsonAsync(
            "runtime/webhooks/durabletask/orchestrators/WarmCacheHeadlines?version=2.0", new { categories = new[] { "science" } }));
        var refused = await app.EndedAsync(newer.GetProperty("id").GetString()!);

        Assert.Equal("COMPLETED", status.GetProperty("status").GetString());
        Assert.Equal("Failed", refused.GetProperty("runtimeStatus").GetString());
        Assert.Contains("ersion", refused.GetProperty("output").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_BadSetting_IsSaidInOneLine(bool inProcess)
    {
        static Microsoft.Extensions.Hosting.IHost Create(string[] args) => ContentGen.Program.CreateHost([.. args, "--ContentGen:AgentTimeout=soon"]);

        var data = Directory.CreateTempSubdirectory("contentgen-genuine-");
        var options = new FunctionsHostOptions
        {
            AppFolder = GenuineApp.AppFolder(),
            Port = 0,
            DataFolder = data.FullName,
            Worker = inProcess ? new(typeof(ContentGen.Program).Assembly, Create) : null,
            Settings = new Dictionary<string, string?> { ["ContentGen__AgentTimeout"] = "soon" },
        };

        var exception = await Assert.ThrowsAsync<FunctionsHostStartException>(() => FunctionsHost.StartAsync(options));
        data.Delete(recursive: true);

        Assert.Contains("ContentGen:AgentTimeout", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [SkippableFact]
    public async Task Timers_RunNow_WarmTheCacheAndPurge()
    {
        await using var app = await StartAsync(("ContentGen:Schedule:WarmCategories", "science"));

        foreach (var timer in new[] { "WarmCache", "PurgeOldRuns" })
        {
            using var response = await app.Http.PostAsJsonAsync($"admin/functions/{timer}", new { input = "" });
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }

        var warmed = await app.UntilAsync(
            "runtime/webhooks/durabletask/instances?instanceIdPrefix=warm-&runtimeStatus=Completed", list => list.GetArrayLength() > 0);
        Assert.NotEqual(0, warmed[0].GetProperty("output").GetInt32());
    }

    private static void AssertInTime(JsonElement delivered) => Assert.InRange(
        delivered.GetProperty("lastUpdated").GetDateTimeOffset() - delivered.GetProperty("startedAt").GetDateTimeOffset(),
        TimeSpan.Zero,
        TimeSpan.FromSeconds(20));

    private Task<GenuineApp> StartAsync(params (string, string)[] settings)
    {
        Skip.If(
            storage.IsAzurite && storage.ConnectionString is null,
            "Azurite was not found; install it (npm install azurite) or name azurite-blob in CONTENTGEN_AZURITE.");
        return GenuineApp.StartAsync(storage.ConnectionString, settings);
    }

    /// <summary>Puts a link that leads to itself in the place of a folder, so that no user at all can read or write there.</summary>
    private static Restored Away(string folder)
    {
        Directory.CreateDirectory(folder);
        Directory.Move(folder, folder + "-aside");
        Directory.CreateSymbolicLink(folder, folder);
        return new(folder);
    }

    private sealed class Restored(string folder) : IDisposable
    {
        public void Dispose()
        {
            File.Delete(folder);
            Directory.Move(folder + "-aside", folder);
        }
    }
}
