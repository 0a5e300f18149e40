using System.Text.Json;
using ContentGen.EndToEnd.Tests.Running;

namespace ContentGen.EndToEnd.Tests;

/// <summary>Whatever fails, a brief comes out and says what it is made of.</summary>
[Collection(Processes.Name)]
public sealed class DegradationTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ServedApp _app = null!;

    public async Task InitializeAsync() => _app = await ServedApp.StartAsync(_data.Path, AppSettings.ShortLimits);

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task EachAgentFailing_IsReplacedAndTheRestStaysLive()
    {
        // Another category each, so that no earlier case's output stands in from the cache.
        (string Agent, string Section, string Source, string Category)[] cases =
        [
            ("NEWS_FETCHER", "news", "derived", "business"),
            ("CONTENT_CURATOR", "curation", "derived", "entertainment"),
            ("FAVORITE_SELECTOR", "favoriteStory", "derived", "general"),
            ("SCRIPT_GENERATOR", "script", "derived", "health"),
            ("MEDIA_ENHANCER", "mediaEnhancements", "derived", "science"),
            ("WEEKEND_EVENTS", "weekendRecommendations", "static", "sports"),
        ];
        foreach (var (agent, section, source, category) in cases)
        {
            await _app.SetFaultsAsync(new { bedrock = new { mode = "error", agent } });

            var (status, brief) = await RunAsync(new { categories = new[] { category } });

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

        var (status, brief) = await RunAsync();

        Assert.Equal("PARTIAL", status.GetProperty("status").GetString());
        Assert.Equal("derived", brief.GetProperty("sections").GetProperty("script").GetProperty("source").GetString());
        Assert.Equal("live", brief.GetProperty("sections").GetProperty("audio").GetProperty("source").GetString());
    }

    [Fact]
    public async Task PollyDown_DeliversTheTextWithoutAudio()
    {
        await _app.SetFaultsAsync(new { polly = new { mode = "error" } });

        var (_, brief) = await RunAsync();

        Assert.Equal("missing", brief.GetProperty("sections").GetProperty("audio").GetProperty("source").GetString());
        Assert.Equal(JsonValueKind.Null, brief.GetProperty("audioUrl").ValueKind);
        Assert.NotEmpty(brief.GetProperty("script").GetString()!);
    }

    private async Task<(JsonElement Status, JsonElement Brief)> RunAsync(object? request = null)
    {
        var runId = await _app.StartRunAsync(request);
        var statuses = await _app.FollowAsync(runId);
        return (statuses[^1], await _app.BriefAsync(runId));
    }
}
