using System.Net;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>A run that is under way or was stopped is said to be so by every door that is asked for its brief.</summary>
public sealed class UnfinishedRunTests(QuickApp app) : IClassFixture<QuickApp>
{
    private static readonly string[] Parts = ["", "/audio", "/audio.mp3", "/transcript.vtt", "/transcript.srt", "/chapters.json"];

    private readonly HostedApp _app = app.Served;

    [Fact]
    public async Task Run_UnderWayThenStopped_IsSaidToBeSo()
    {
        _app.SetFaults("polly=hang");
        var runId = await _app.StartRunAsync(new { categories = new[] { "science" }, maxStories = 3 });
        var open = (await _app.FollowAsync(runId, IsLeftWithTheAudio))[^1];

        Assert.Equal("AUDIO", open.GetProperty("currentAgent").GetString());
        Assert.True(open.GetProperty("estimatedTimeRemaining").GetInt32() > 0);
        await AssertToldAsync(runId, HttpStatusCode.NotFound, "run-under-way", "still running", HttpStatusCode.Conflict);
        Assert.Equal("RUNNING", (await TraceAsync(runId)).GetProperty("status").GetString());

        using var stop = await _app.Http.PostAsync($"runtime/webhooks/durabletask/instances/{runId}/terminate?reason=test", null);
        Assert.Equal(HttpStatusCode.Accepted, stop.StatusCode);
        await _app.Http.EndedAsync(runId);

        await AssertToldAsync(runId, HttpStatusCode.NotFound, "run-stopped", "was stopped", HttpStatusCode.Conflict);
        var stopped = await StatusAsync(runId);
        Assert.Equal("FAILED", stopped.GetProperty("status").GetString());
        Assert.Equal("SKIPPED", Line(stopped, "AUDIO"));
        Assert.Equal(0, stopped.GetProperty("estimatedTimeRemaining").GetInt32());
        Assert.DoesNotContain(
            stopped.GetProperty("agents").EnumerateArray(),
            line => line.GetProperty("status").GetString() is "RUNNING" or "RETRYING" or "WAITING");
        Assert.DoesNotContain(
            (await TraceAsync(runId)).GetProperty("agents").EnumerateArray(), agent => agent.GetProperty("status").GetString() == "RUNNING");
        _app.SetFaults("{}");
    }

    [Fact]
    public async Task UnknownRun_IsStillUnknown() =>
        await AssertToldAsync("nobody", HttpStatusCode.NotFound, "unknown-run", "no run", HttpStatusCode.NotFound);

    [Fact]
    public async Task Audio_OfADeliveredRun_IsALineOfItsOwn()
    {
        var runId = await _app.StartRunAsync(new { categories = new[] { "health" }, maxStories = 3 });

        var status = (await _app.FollowAsync(runId))[^1];

        var audio = status.GetProperty("agents").EnumerateArray().Single(line => line.GetProperty("name").GetString() == "AUDIO");
        Assert.Equal(("COMPLETED", "live", 1), (Text(audio, "status"), Text(audio, "source"), audio.GetProperty("attempts").GetInt32()));
        Assert.True(audio.GetProperty("durationMs").GetInt64() >= 0);
        Assert.Equal(7, status.GetProperty("progress").GetProperty("total").GetInt32());
        Assert.Equal(
            ["SCRIPT_GENERATOR"],
            status.GetProperty("dependencies").GetProperty("AUDIO").EnumerateArray().Select(name => name.GetString()));
    }

    private async Task AssertToldAsync(string runId, HttpStatusCode expected, string kind, string words, HttpStatusCode regeneration)
    {
        foreach (var part in Parts)
        {
            using var response = await _app.Http.GetAsync($"api/briefs/{runId}{part}");
            await AssertProblemAsync(response, part, expected, kind, words);
        }

        using var again = await _app.Http.PostAsync($"api/briefs/{runId}/sections/script/regenerate", null);
        await AssertProblemAsync(again, "regenerate", regeneration, kind, words);
    }

    private static async Task AssertProblemAsync(
        HttpResponseMessage response, string part, HttpStatusCode expected, string kind, string words)
    {
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((part, expected), (part, response.StatusCode));
        Assert.Equal((part, $"urn:contentgen:problem:{kind}"), (part, Text(problem, "type")));
        Assert.Contains(words, Text(problem, "detail"), StringComparison.Ordinal);
    }

    private async Task<JsonElement> StatusAsync(string runId) => (await _app.FollowAsync(runId, _ => true))[^1];

    private async Task<JsonElement> TraceAsync(string runId) => await (await _app.Http.GetAsync($"api/trace/{runId}")).JsonAsync();

    private static bool IsLeftWithTheAudio(JsonElement status) => status.GetProperty("agents").EnumerateArray().All(
        line => Text(line, "status") == (Text(line, "name") == "AUDIO" ? "RUNNING" : "COMPLETED"));

    private static string? Line(JsonElement status, string name) => status.GetProperty("agents").EnumerateArray()
        .Where(line => Text(line, "name") == name)
        .Select(line => Text(line, "status"))
        .SingleOrDefault();

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
