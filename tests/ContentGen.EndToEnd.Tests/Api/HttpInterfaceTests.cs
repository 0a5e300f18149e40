using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.Simulator;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>The HTTP interface of a served app: runs through all of it.</summary>
public sealed class HttpInterfaceTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ServedApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await HostedApp.StartAsync(
        _data.Path,
        new Dictionary<string, string?>(AppSettings.QuickRetries) { ["ContentGen__ForwardedHosts"] = "news.example" },
        new() { Latency = SimulatorLatency.Default });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task OneRun_FromStartToContent()
    {
        var empty = await _app.Http.GetFromJsonAsync<JsonElement>("api/bootstrap");
        Assert.True(empty.GetProperty("shouldRefresh").GetBoolean());

        using var started = await _app.Http.PostAsJsonAsync("api/generate-fresh", new { categories = new[] { "science" }, maxStories = 3 });
        var accepted = await started.Content.ReadFromJsonAsync<JsonElement>();
        AssertAccepted(started, accepted);
        var runId = accepted.GetProperty("runId").GetString()!;

        var statuses = await _app.FollowAsync(runId);
        AssertStatuses(statuses);
        var management = await _app.Http.GetFromJsonAsync<JsonElement>(accepted.GetProperty("statusQueryGetUri").GetString());
        Assert.Equal("Completed", management.GetProperty("runtimeStatus").GetString());
        Assert.Equal("COMPLETED", management.GetProperty("customStatus").GetProperty("status").GetString());

        var brief = await _app.Http.GetFromJsonAsync<JsonElement>(statuses[^1].GetProperty("contentUrl").GetString());
        Assert.Equal(runId, brief.GetProperty("runId").GetString());
        var latest = await _app.Http.GetFromJsonAsync<JsonElement>("api/bootstrap");
        AssertOldClientsNames(latest);
        await AssertAudioAsync(latest.GetProperty("audioUrl").GetString()!);
        Assert.StartsWith("WEBVTT", await _app.Http.GetStringAsync($"api/briefs/{runId}/transcript.vtt"));
        Assert.StartsWith("1\n00:00:0", (await _app.Http.GetStringAsync($"api/briefs/{runId}/transcript.srt")).ReplaceLineEndings("\n"));
        await AssertHeadIsAnsweredAlikeAsync(runId);
        await AssertTextIsCompressedAsync(runId);
        var archive = await _app.Http.GetFromJsonAsync<JsonElement>("api/briefs");
        Assert.Contains(runId, archive.GetRawText());
        Assert.Equal(HttpStatusCode.OK, (await _app.Http.GetAsync("api/health")).StatusCode);
        var breakers = await _app.Http.GetFromJsonAsync<JsonElement>("api/circuit-breakers");
        Assert.All(breakers.GetProperty("circuitBreakers").EnumerateArray(), breaker =>
        {
            Assert.Equal("CLOSED", breaker.GetProperty("state").GetString());
            Assert.True(breaker.GetProperty("totalSuccesses").GetInt64() > 0);
        });
    }

    [Fact]
    public async Task SameIdempotencyKey_ManyTimesAtOnce_IsOneRun()
    {
        var runIds = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _app.StartRunAsync(new { maxStories = 3 }, "morning brief")));

        Assert.Single(runIds.Distinct());
        await _app.FollowAsync(runIds[0]);
        Assert.Equal(runIds[0], await _app.StartRunAsync(new { maxStories = 3 }, "morning brief"));
        var instances = await _app.Http.GetFromJsonAsync<JsonElement>("runtime/webhooks/durabletask/instances");
        // Entities stand in the list too, as on the genuine host.
        Assert.Equal(
            [runIds[0]],
            instances.EnumerateArray().Select(one => one.GetProperty("instanceId").GetString()).Where(id => !id!.StartsWith('@')));
    }

    [Fact]
    public async Task StartBehindAProxy_AnswersTheCallersAddressAndIsNotCompressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/generate-fresh")
        {
            Content = JsonContent.Create(
            new { maxStories = 3 })
        };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "news.example");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");

        using var response = await _app.Http.SendAsync(request);

        var accepted = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.StartsWith("https://news.example/api/agent-status?runId=", accepted.GetProperty("statusUrl").GetString());
        Assert.StartsWith("https://news.example/runtime/", accepted.GetProperty("statusQueryGetUri").GetString());
        Assert.StartsWith("https://news.example/runtime/", response.Headers.Location!.OriginalString);
    }

    private static void AssertAccepted(HttpResponseMessage response, JsonElement accepted)
    {
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        string[] uris = ["statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "suspendPostUri", "resumePostUri", "purgeHistoryDeleteUri"];
        Assert.All(uris, name => Assert.StartsWith("http://127.0.0.1:", accepted.GetProperty(name).GetString()));
        Assert.Equal(accepted.GetProperty("statusQueryGetUri").GetString(), response.Headers.Location!.OriginalString);
        Assert.True(accepted.GetProperty("success").GetBoolean());
        Assert.Equal(accepted.GetProperty("id").GetString(), accepted.GetProperty("runId").GetString());
        Assert.True(accepted.GetProperty("estimatedCompletionTime").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
    }

    private static void AssertStatuses(List<JsonElement> statuses)
    {
        int[] completed = [.. statuses.Select(status => status.GetProperty("progress").GetProperty("completed").GetInt32())];
        Assert.Equal(completed.Order(), completed);
        Assert.Contains(statuses, status => status.GetProperty("status").GetString() == "RUNNING");
        var last = statuses[^1];
        Assert.Equal("COMPLETED", last.GetProperty("status").GetString());
        Assert.Equal(7, last.GetProperty("completedAgents").GetArrayLength());
        Assert.Equal(100, last.GetProperty("progress").GetProperty("percentage").GetInt32());
        Assert.Equal(0, last.GetProperty("estimatedTimeRemaining").GetInt32());
        Assert.All(last.GetProperty("agents").EnumerateArray(), agent => Assert.Equal("live", agent.GetProperty("source").GetString()));
    }

    private static void AssertOldClientsNames(JsonElement latest)
    {
        string[] names = ["audioUrl", "sources", "generatedAt", "why", "traceId", "script", "news_items", "word_timings", "agentOutputs", "shouldRefresh", "agentStatus"];
        Assert.All(names, name => Assert.True(latest.TryGetProperty(name, out _), name));
        var item = latest.GetProperty("news_items")[0];
        Assert.All(
            ["title", "category", "summary", "relevance_score", "source", "image", "selection_reason"],
            name => Assert.True(item.TryGetProperty(name, out _), name));
        var outputs = latest.GetProperty("agentOutputs");
        Assert.NotEmpty(outputs.GetProperty("favoriteStory").GetProperty("reasoning").GetString()!);
        Assert.Equal(JsonValueKind.Array, outputs.GetProperty("mediaEnhancements").ValueKind);
        Assert.Equal(JsonValueKind.Array, outputs.GetProperty("weekendRecommendations").ValueKind);
        Assert.False(latest.GetProperty("shouldRefresh").GetBoolean());
    }

    private async Task AssertAudioAsync(string audioUrl)
    {
        var whole = await _app.Http.GetByteArrayAsync(audioUrl);
        using var request = new HttpRequestMessage(HttpMethod.Get, audioUrl) { Headers = { Range = new RangeHeaderValue(100, 199) } };
        using var part = await _app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[100..200], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal("audio/mpeg", part.Content.Headers.ContentType!.MediaType);
    }

    private async Task AssertHeadIsAnsweredAlikeAsync(string runId)
    {
        string[] paths =
        [
            "api/bootstrap", "api/briefs", $"api/briefs/{runId}", $"api/briefs/{runId}/audio", $"api/briefs/{runId}/audio.mp3",
            $"api/briefs/{runId}/transcript.vtt", $"api/briefs/{runId}/transcript.srt", $"api/agent-status?runId={runId}", $"api/trace/{runId}",
            $"api/briefs/{runId}/chapters.json", "api/feed.xml", "api/cover.png",
            "api/app", "/", "api/health", "api/circuit-breakers", "api/briefs/nobody",
        ];
        foreach (var path in paths)
        {
            using var get = await _app.Http.GetAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var head = await _app.Http.SendAsync(request);

            Assert.Equal((path, get.StatusCode), (path, head.StatusCode));
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Equal(get.Headers.CacheControl, head.Headers.CacheControl);
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    private async Task AssertTextIsCompressedAsync(string runId)
    {
        foreach (var (path, encoding) in new[] { ($"api/briefs/{runId}", "br"), ("api/feed.xml", "gzip"), ($"api/briefs/{runId}/chapters.json", "br"), ("api/app", "br"), ("api/cover.png", null), ($"api/briefs/{runId}/audio", null) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd(encoding ?? "gzip, br");
            using var response = await _app.Http.SendAsync(request);

            Assert.Equal((path, encoding), (path, response.Content.Headers.ContentEncoding.SingleOrDefault()));
            Assert.Equal(encoding is not null, response.Headers.Vary.Contains("Accept-Encoding"));
        }
    }
}
