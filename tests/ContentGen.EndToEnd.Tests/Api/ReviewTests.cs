using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>A person has the last word about a script.</summary>
public sealed class ReviewTests(ReviewTests.ReviewedApp reviewed) : IClassFixture<ReviewTests.ReviewedApp>
{
    private HostedApp _app = reviewed.Served;

    [Fact]
    public async Task Edited_IsCheckedKeptAsItIsAndSpoken()
    {
        var runId = await WaitingAsync(new { review = true, categories = new[] { "science" } });
        var status = await JsonAsync($"api/agent-status?runId={runId}");
        var script = await JsonAsync(Script(runId));
        var first = script.GetProperty("sentences")[0];
        var story = script.GetProperty("sentences").EnumerateArray()
            .First(sentence => sentence.GetProperty("storyIds").GetArrayLength() > 0);
        object[] edited =
        [
            new { text = Text(first, "text"), storyIds = Array.Empty<string>() },
            new { text = Text(story, "text"), storyIds = story.GetProperty("storyIds") },
            new { text = "The mayor of Atlantis resigned over 4711 zebras.", storyIds = story.GetProperty("storyIds") },
            new { text = "That is your brief for now; thank you for listening.", storyIds = Array.Empty<string>() },
        ];

        var answer = await JsonAsync(await _app.Http.PutAsJsonAsync(Script(runId), new { sentences = edited }));
        var read = await JsonAsync(Script(runId));
        using var approved = await _app.Http.PostAsync($"api/briefs/{runId}/approve", null);
        var ended = (await _app.FollowAsync(runId))[^1];
        var brief = await _app.BriefAsync(runId);

        Assert.Equal(script.GetProperty("reviewUntil").GetString(), status.GetProperty("reviewUntil").GetString());
        Assert.All(
            script.GetProperty("sentences").EnumerateArray(),
            sentence => Assert.True(sentence.GetProperty("grounded").GetBoolean(), Text(sentence, "problem")));
        Assert.Equal(1, answer.GetProperty("revision").GetInt32());
        Assert.True(JsonElement.DeepEquals(answer, read));
        Assert.Equal(
            [true, true, false, true],
            answer.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetProperty("grounded").GetBoolean()));
        Assert.Contains("numbers", Text(answer.GetProperty("sentences")[2], "problem"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Accepted, "COMPLETED"), (approved.StatusCode, Text(ended, "status")));
        Assert.Contains("4711 zebras", Text(brief, "script"), StringComparison.Ordinal);
        Assert.Contains(brief.GetProperty("word_timings").EnumerateArray(), word => Text(word, "word") == "zebras");
        Assert.Equal(JsonValueKind.Null, (await JsonAsync(Script(runId))).GetProperty("reviewUntil").ValueKind);
        using var late = await _app.Http.PutAsJsonAsync(Script(runId), new { sentences = edited });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task EditedByTwo_OfOneRevision_OneIsToldOfTheOther()
    {
        var runId = await WaitingAsync(new { review = true, categories = new[] { "health" } });
        Task<HttpResponseMessage> EditAsync(string text, int? revision) =>
            _app.Http.PutAsJsonAsync(Script(runId), new { sentences = new[] { new { text } }, revision });

        var both = await Task.WhenAll(EditAsync("Hello from one.", 0), EditAsync("Hello from the other.", 0));
        var kept = await JsonAsync(Script(runId));
        using var late = await EditAsync("Hello too late.", 0);
        using var next = await EditAsync("Hello next.", 1);
        using var whichever = await EditAsync("Hello whichever it is.", null);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(response => response.StatusCode).Order());
        Assert.Equal(await JsonAsync(both.First(response => response.IsSuccessStatusCode)), kept, JsonElement.DeepEquals);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var problem = await late.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:contentgen:problem:edited-meanwhile", Text(problem, "type"));
        Assert.Contains("revision 1", Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Equal(2, (await JsonAsync(next)).GetProperty("revision").GetInt32());
        Assert.Equal(3, (await JsonAsync(whichever)).GetProperty("revision").GetInt32());
        await _app.Http.PostAsync($"api/briefs/{runId}/reject", null);
    }

    [Fact]
    public async Task Approved_OfARevisionThatIsNoLongerThere_IsRefusedAndWhatIsApprovedIsEditedNoMore()
    {
        var runId = await WaitingAsync(new { review = true, categories = new[] { "business" } });
        var sentences = new[] { new { text = "That is your brief for now; thank you for listening." } };
        Task<HttpResponseMessage> ApproveAsync(object body) => _app.Http.PostAsJsonAsync($"api/briefs/{runId}/approve", body);
        using var edited = await _app.Http.PutAsJsonAsync(Script(runId), new { sentences });

        using var wrong = await ApproveAsync(new { revision = "first" });
        using var unknown = await ApproveAsync(new { version = 1 });
        using var stale = await ApproveAsync(new { revision = 0 });
        var waiting = await JsonAsync($"api/agent-status?runId={runId}");
        using var approved = await ApproveAsync(new { revision = 1 });
        using var late = await _app.Http.PutAsJsonAsync(Script(runId), new { sentences = new[] { new { text = "Too late." } } });
        var ended = (await _app.FollowAsync(runId))[^1];

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong.StatusCode, unknown.StatusCode));
        Assert.Contains("revision", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var problem = await stale.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:contentgen:problem:edited-meanwhile", Text(problem, "type"));
        Assert.Contains("revision 1", Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Equal("WAITING_FOR_REVIEW", Text(waiting, "status"));
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Conflict), (approved.StatusCode, late.StatusCode));
        Assert.Matches("problem:(approved|not-waiting)", await late.Content.ReadAsStringAsync());
        Assert.Equal("COMPLETED", Text(ended, "status"));
        Assert.Equal(sentences[0].text, Text(await _app.BriefAsync(runId), "script"));
    }

    [Fact]
    public async Task Rejected_SaysSoAndIsNotTheLatest()
    {
        var good = await _app.StartRunAsync(new { categories = new[] { "health" } });
        await _app.FollowAsync(good);
        var runId = await WaitingAsync(new { review = true, categories = new[] { "sports" } });

        using var rejected = await _app.Http.PostAsync($"api/briefs/{runId}/reject", null);
        var ended = (await _app.FollowAsync(runId))[^1];
        using var brief = await _app.Http.GetAsync($"api/briefs/{runId}");
        using var again = await _app.Http.PostAsync($"api/briefs/{runId}/approve", null);

        Assert.Equal((HttpStatusCode.Accepted, "FAILED"), (rejected.StatusCode, Text(ended, "status")));
        Assert.Equal("The script was rejected in review.", Text(ended, "reason"));
        Assert.DoesNotContain(ended.GetProperty("agents").EnumerateArray(), agent => Text(agent, "status") is "WAITING" or "RUNNING");
        Assert.False(brief.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(good, Text(await JsonAsync("api/bootstrap"), "runId"));
    }

    [Theory]
    [InlineData("strict", "FAILED")]
    [InlineData("lenient", "COMPLETED")]
    public async Task NobodyComes_IsDroppedOrPublishedAsTheEditionSays(string edition, string expected)
    {
        var runId = await _app.StartRunAsync(new { edition, categories = new[] { "general" } });

        var seen = await _app.FollowAsync(runId);

        Assert.Equal(expected, Text(seen[^1], "status"));
        Assert.Equal(expected == "FAILED", seen[^1].GetProperty("reason").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task Restarted_WhileItWaits_GoesOnWaiting()
    {
        using var data = new TemporaryFolder();
        _app = await HostedApp.StartAsync(data.Path, AppSettings.QuickRetries);
        var runId = await WaitingAsync(new { review = true, categories = new[] { "technology" } });
        var before = await JsonAsync(Script(runId));
        await _app.DisposeAsync();

        await using var restarted = await HostedApp.StartAsync(data.Path, AppSettings.QuickRetries);
        _app = restarted;
        var waiting = await JsonAsync($"api/agent-status?runId={runId}");
        var after = await JsonAsync(Script(runId));
        using var approved = await _app.Http.PostAsync($"api/briefs/{runId}/approve", null);
        var ended = (await _app.FollowAsync(runId))[^1];

        Assert.Equal("WAITING_FOR_REVIEW", Text(waiting, "status"));
        Assert.True(JsonElement.DeepEquals(before, after));
        Assert.Equal("COMPLETED", Text(ended, "status"));
        Assert.Equal(
            before.GetProperty("sentences").EnumerateArray().Select(sentence => Text(sentence, "text")),
            (await _app.BriefAsync(runId)).GetProperty("sentences").EnumerateArray().Select(sentence => Text(sentence, "text")));
    }

    [Theory]
    [InlineData("""{"sentences":[]}""", "sentences")]
    [InlineData("""{"sentences":["Hello."]}""", "sentences")]
    [InlineData("""{"sentences":[{"text":""}]}""", "sentences[0].text")]
    [InlineData("""{"sentences":[{"text":"Hello."},{"text":"x","storyIds":["s99"]}]}""", "sentences[1].storyIds")]
    [InlineData("""{"sentences":[{"text":"Hello.","speaker":"Nobody"}]}""", "sentences[0].speaker")]
    [InlineData("""{"sentences":[{"text":"Hello.","loud":true}]}""", "sentences[0].loud")]
    [InlineData("""{"sentences":[{"text":"Hello."}],"revision":-1}""", "revision")]
    [InlineData("""{"sentences":[{"text":"Hello."}],"revision":"first"}""", "revision")]
    [InlineData("""{"script":"Hello."}""", "script")]
    public async Task BadEdit_NamesTheField(string body, string field)
    {
        var runId = await WaitingAsync(new { review = true, categories = new[] { "business" } });

        using var response = await _app.Http.PutAsync(Script(runId), new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
        await _app.Http.PostAsync($"api/briefs/{runId}/reject", null);
    }

    [Fact]
    public async Task UnknownRun_Is404()
    {
        using var script = await _app.Http.GetAsync(Script("run-nobody"));
        using var approved = await _app.Http.PostAsync("api/briefs/run-nobody/approve", null);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (script.StatusCode, approved.StatusCode));
    }

    private async Task<string> WaitingAsync(object request)
    {
        var runId = await _app.StartRunAsync(request);
        var seen = await _app.FollowAsync(runId, status => Text(status, "status") == "WAITING_FOR_REVIEW");
        Assert.Equal("WAITING_FOR_REVIEW", Text(seen[^1], "status"));
        return runId;
    }

    private static string Script(string runId) => $"api/briefs/{runId}/script";

    private Task<JsonElement> JsonAsync(string path) => _app.Http.GetFromJsonAsync<JsonElement>(path);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    /// <summary>An app with two editions that are reviewed, and do not wait long for it.</summary>
    public sealed class ReviewedApp : QuickApp
    {
        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
        {
            ["Editions__0__Name"] = "strict",
            ["Editions__0__Review__Enabled"] = "true",
            ["Editions__0__Review__Timeout"] = "00:00:02",
            ["Editions__0__Review__OnTimeout"] = "drop",
            ["Editions__1__Name"] = "lenient",
            ["Editions__1__Review__Enabled"] = "true",
            ["Editions__1__Review__Timeout"] = "00:00:02",
        };
    }
}
