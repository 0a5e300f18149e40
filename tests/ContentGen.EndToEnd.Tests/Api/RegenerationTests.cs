using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>One section of a finished brief is made again, with what depends on it; the rest of the brief stays.</summary>
public sealed class RegenerationTests(QuickApp quick) : IClassFixture<QuickApp>
{
    private readonly ServedApp _app = quick.Served;

    [Fact]
    public async Task Script_ThatHadFailed_IsMadeAgainAndSpokenAtANewAddress()
    {
        await _app.SetFaultsAsync(new { bedrock = new { mode = "error", agent = "SCRIPT_GENERATOR" } });
        var before = await _app.MakeBriefAsync("health");
        var spokenBefore = await _app.Http.GetByteArrayAsync(Text(before, "audioUrl"));
        await _app.SetFaultsAsync(new { });

        var accepted = await AcceptedAsync(await _app.RegenerateAsync(before, "script"));
        var status = (await _app.FollowAsync(Text(accepted, "id")))[^1];
        var after = await _app.BriefAsync(Text(before, "runId"));

        Assert.Equal(["script", "audio"], accepted.GetProperty("sections").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("COMPLETED", Text(status, "status"));
        Assert.Equal(
            ["SCRIPT_GENERATOR", "AUDIO"], status.GetProperty("completedAgents").EnumerateArray().Select(name => name.GetString()));
        Assert.EndsWith($"/api/briefs/{Text(before, "runId")}", Text(status, "contentUrl"));
        Assert.Equal(("derived", "live"), (SourceOf(before, "script"), SourceOf(after, "script")));
        Assert.NotEqual(Text(before, "script"), Text(after, "script"));
        Assert.NotEqual(Text(before, "audioUrl"), Text(after, "audioUrl"));
        Assert.NotEqual(spokenBefore, await _app.Http.GetByteArrayAsync(Text(after, "audioUrl")));
        Assert.Equal(Text(before, "generatedAt"), Text(after, "generatedAt"));
        Assert.True(JsonElement.DeepEquals(before.GetProperty("news_items"), after.GetProperty("news_items")));
        Assert.Equal(("PARTIAL", "COMPLETED"), (Text(before, "status"), Text(after, "status")));
    }

    [Fact]
    public async Task OptionalSection_CallsItsAgentOnly()
    {
        var before = await _app.MakeBriefAsync("science");
        await _app.Simulator.DeleteAsync("requests");

        var accepted = await AcceptedAsync(await _app.RegenerateAsync(before, "weekendRecommendations"));
        await _app.FollowAsync(Text(accepted, "id"));

        var served = await _app.Simulator.GetFromJsonAsync<JsonElement>("requests");
        Assert.Equal("WEEKEND_EVENTS", Text(Assert.Single(served.GetProperty("requests").EnumerateArray()), "agent"));
        var after = await _app.BriefAsync(Text(before, "runId"));
        Assert.Equal(before.GetProperty("revision").GetInt32() + 1, after.GetProperty("revision").GetInt32());
        Assert.Equal(Text(before, "script"), Text(after, "script"));
    }

    [Fact]
    public async Task SectionMadeAgain_IsInTheRunsTrace()
    {
        await _app.SetFaultsAsync(new { bedrock = new { mode = "malformed", agent = "WEEKEND_EVENTS" } });
        var brief = await _app.MakeBriefAsync("sports");
        await _app.SetFaultsAsync(new { });
        var before = await _app.Http.GetFromJsonAsync<JsonElement>($"api/trace/{Text(brief, "runId")}");

        var accepted = await AcceptedAsync(await _app.RegenerateAsync(brief, "weekendRecommendations"));
        await _app.FollowAsync(Text(accepted, "id"));
        var after = await _app.Http.GetFromJsonAsync<JsonElement>($"api/trace/{Text(brief, "runId")}");

        Assert.Equal(
            ("FAILED", "COMPLETED"), (Text(before.GetProperty("agents")[5], "status"), Text(after.GetProperty("agents")[5], "status")));
        Assert.True(JsonElement.DeepEquals(before.GetProperty("agents")[3], after.GetProperty("agents")[3]));
        Assert.Equal(6, after.GetProperty("agents").GetArrayLength());
        Assert.Equal("COMPLETED", Text(after, "status"));

        // The simulator charged for the answers that could not be used, and the run counts them.
        var failed = before.GetProperty("agents")[5].GetProperty("input");
        Assert.True(failed.GetProperty("promptCharacters").GetInt32() > 500);
        Assert.True(failed.GetProperty("tokens").GetInt32() > 100);
        Assert.DoesNotContain("{", Text(before.GetProperty("agents")[5], "error"));
        Assert.Equal(
            before.GetProperty("totals").GetProperty("inputTokens").GetInt64(),
            brief.GetProperty("cost").GetProperty("inputTokens").GetInt64());
    }

    [Theory]
    [InlineData("horoscope")]
    [InlineData("headlines")]
    public async Task SectionThatCannotBeMadeAgain_Is400AndNamesTheField(string section)
    {
        var brief = await _app.MakeBriefAsync("general");

        using var response = await _app.RegenerateAsync(brief, section);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("must be one of news,", problem.GetProperty("errors").GetProperty("section")[0].GetString());
    }

    [Fact]
    public async Task UnknownRun_Is404()
    {
        using var response = await _app.Http.PostAsync("api/briefs/run-nobody/sections/script/regenerate", null);
        using var status = await _app.Http.GetAsync("api/agent-status?runId=regenerate-run-nobody");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (response.StatusCode, status.StatusCode));
    }

    [Fact]
    public async Task OneUnderWay_AnotherIs409AndTheSameKeyIsTheSameOne()
    {
        var before = await _app.MakeBriefAsync("business");
        await _app.SetFaultsAsync(new { bedrock = new { mode = "slow", latencyMs = 5000 } });

        var first = await AcceptedAsync(await _app.RegenerateAsync(before, "script", "first"));
        using var other = await _app.RegenerateAsync(before, "favoriteStory", "other");
        using var none = await _app.RegenerateAsync(before, "script");
        var again = await AcceptedAsync(await _app.RegenerateAsync(before, "script", "first"));
        await _app.SetFaultsAsync(new { });
        await _app.FollowAsync(Text(first, "id"));
        var afterwards = await AcceptedAsync(await _app.RegenerateAsync(before, "script", "first"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (other.StatusCode, none.StatusCode));
        Assert.All([again, afterwards], answer => Assert.True(JsonElement.DeepEquals(first, answer)));
        var after = await _app.BriefAsync(Text(before, "runId"));
        Assert.Equal(1, after.GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task ManyAtTheSameInstant_OneIsMadeAndTheOthersAreToldSo()
    {
        var brief = await _app.MakeBriefAsync("technology");
        await _app.SetFaultsAsync(new { bedrock = new { mode = "slow", latencyMs = 5000 } });

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _app.RegenerateAsync(brief, "favoriteStory")));
        await _app.SetFaultsAsync(new { });
        await _app.FollowAsync($"regenerate-{Text(brief, "runId")}");

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task AudioWithAnotherVoice_OrTwo_IsTheSameScriptSpokenByThem()
    {
        var brief = await _app.MakeBriefAsync("entertainment");

        var one = await AgainAsync(brief, "audio", new { voice = "Matthew" });
        var two = await AgainAsync(brief, "audio", new { voices = new[] { "Joanna", "Matthew" } });
        var other = await AgainAsync(brief, "audio", new { voices = new[] { "Amy", "Brian" } });

        Assert.All([one, two, other], again => Assert.Equal(Text(brief, "script"), Text(again, "script")));
        Assert.Equal("Matthew", Text(one.GetProperty("audio"), "voice"));
        Assert.Equal(["Joanna", "Matthew"], SpeakersOf(two).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(SpeakersOf(two).Select(speaker => speaker == "Joanna" ? "Amy" : "Brian"), SpeakersOf(other));
        Assert.Equal(["Amy", "Brian"], other.GetProperty("word_timings").EnumerateArray().Select(
            word => Text(word, "speaker")).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ScriptWithOtherMinutesAndStyle_IsLongerAndTalkedAbout()
    {
        var brief = await _app.MakeBriefAsync("entertainment");

        var again = await AgainAsync(brief, "script", new { minutes = 4, style = "conversation" });

        Assert.Equal((4, "conversation", 2), (
            again.GetProperty("minutes").GetInt32(), Text(again, "style"), again.GetProperty("voices").GetArrayLength()));
        Assert.InRange(again.GetProperty("audio").GetProperty("durationSeconds").GetDouble(), 0.85 * 240, 1.15 * 240);
        Assert.Equal(2, SpeakersOf(again).Distinct().Count());
    }

    [Theory]
    [InlineData("audio", "minutes", "voice, voices")]
    [InlineData("script", "voice", "minutes, style")]
    [InlineData("favoriteStory", "style", "has none")]
    public async Task FieldThatTheSectionHasNot_Is400AndNamesThoseItHas(string section, string field, string said)
    {
        var brief = await _app.MakeBriefAsync("general");
        var body = JsonContent.Create(new Dictionary<string, object> { [field] = 3 });

        using var response = await _app.Http.PostAsync($"api/briefs/{Text(brief, "runId")}/sections/{section}/regenerate", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(said, problem.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    private async Task<JsonElement> AgainAsync(JsonElement brief, string section, object body)
    {
        var runId = Text(brief, "runId");
        var accepted = await AcceptedAsync(
            await _app.Http.PostAsJsonAsync($"api/briefs/{runId}/sections/{section}/regenerate", body));
        await _app.FollowAsync(Text(accepted, "id"));
        return await _app.BriefAsync(runId);
    }

    private static IEnumerable<string> SpeakersOf(JsonElement brief) =>
        brief.GetProperty("sentences").EnumerateArray().Select(sentence => Text(sentence, "speaker"));

    private static async Task<JsonElement> AcceptedAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            var accepted = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(Text(accepted, "statusUrl"), response.Headers.Location!.OriginalString);
            return accepted;
        }
    }

    private static string SourceOf(JsonElement brief, string section) => Text(brief.GetProperty("sections").GetProperty(section), "source");

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
