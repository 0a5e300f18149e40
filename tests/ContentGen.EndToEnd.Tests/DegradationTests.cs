using System.Text.Json;
using ContentGen.EndToEnd.Tests.Running;

namespace ContentGen.EndToEnd.Tests;

/// <summary>Whatever fails, a brief comes out and says what it is made of.</summary>
[Collection(Processes.Name)]
public sealed class DegradationTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync(_data.Path, Settings.ShortLimits);

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task EachAgentFailing_IsReplacedAndTheRestStaysLive()
    {
        (string Agent, string Section, string Source)[] cases =
        [
            ("NEWS_FETCHER", "news", "derived"),
            ("CONTENT_CURATOR", "curation", "derived"),
            ("FAVORITE_SELECTOR", "favoriteStory", "derived"),
            ("SCRIPT_GENERATOR", "script", "derived"),
            ("MEDIA_ENHANCER", "mediaEnhancements", "derived"),
            ("WEEKEND_EVENTS", "weekendRecommendations", "static"),
        ];
        foreach ((string agent, string section, string source) in cases)
        {
            await _app.SetFaultsAsync(new { bedrock = new { mode = "error", agent } });

            (JsonElement status, JsonElement brief) = await RunAsync();

            Assert.Equal("PARTIAL", status.GetProperty("status").GetString());
            Assert.Equal([agent], status.GetProperty("failedAgents").EnumerateArray().Select(name => name.GetString()));
            Assert.Equal([section], status.GetProperty("fallbackSections").EnumerateArray().Select(name => name.GetString()));
            Assert.Equal(source, brief.GetProperty("sections").GetProperty(section).GetProperty("source").GetString());
            Assert.Equal(2, status.GetProperty("agents").EnumerateArray().Single(line => line.GetProperty("name").GetString() == agent).GetProperty("attempts").GetInt32());
        }
    }

    [Theory]
    [InlineData("throttle")]
    [InlineData("hang")]
    [InlineData("malformed")]
    [InlineData("reset")]
    public async Task ScriptGenerator_FailingInAnyMode_StillGivesAScriptThatIsSpoken(string mode)
    {
        await _app.SetFaultsAsync(new { bedrock = new { mode, agent = "SCRIPT_GENERATOR" } });

        (JsonElement status, JsonElement brief) = await RunAsync();

        Assert.Equal("PARTIAL", status.GetProperty("status").GetString());
        Assert.Equal("derived", brief.GetProperty("sections").GetProperty("script").GetProperty("source").GetString());
        Assert.Equal("live", brief.GetProperty("sections").GetProperty("audio").GetProperty("source").GetString());
    }

    [Fact]
    public async Task PollyDown_DeliversTheTextWithoutAudio()
    {
        await _app.SetFaultsAsync(new { polly = new { mode = "error" } });

        (_, JsonElement brief) = await RunAsync();

        Assert.Equal("missing", brief.GetProperty("sections").GetProperty("audio").GetProperty("source").GetString());
        Assert.Equal(JsonValueKind.Null, brief.GetProperty("audioUrl").ValueKind);
        Assert.NotEmpty(brief.GetProperty("script").GetString()!);
    }

    [Fact]
    public async Task EverythingHangs_DeliversWithinTheDeadline()
    {
        await _app.SetFaultsAsync(new { bedrock = new { mode = "hang" }, polly = new { mode = "hang" }, newsapi = new { mode = "hang" } });

        (JsonElement status, JsonElement brief) = await RunAsync();

        TimeSpan took = status.GetProperty("lastUpdated").GetDateTimeOffset() - status.GetProperty("startedAt").GetDateTimeOffset();
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.True(brief.GetProperty("emergency").GetBoolean());
        Assert.NotEmpty(brief.GetProperty("errors").EnumerateArray());
    }

    private async Task<(JsonElement Status, JsonElement Brief)> RunAsync()
    {
        string runId = await _app.StartRunAsync();
        List<JsonElement> statuses = await _app.FollowAsync(runId);
        return (statuses[^1], await _app.BriefAsync(runId));
    }
}
