using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>Whatever fails, a brief comes out and says what it is made of.</summary>
public sealed class DegradationTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ServedApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await HostedApp.StartAsync(_data.Path, AppSettings.TwoAttempts);

    public async ValueTask DisposeAsync()
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

            var (status, brief) = await RunAsync(_app, new { categories = new[] { category } });

            Assert.Equal("PARTIAL", status.GetProperty("status").GetString());
            Assert.Equal([agent], status.GetProperty("failedAgents").EnumerateArray().Select(name => name.GetString()));
            Assert.Equal([section], status.GetProperty("fallbackSections").EnumerateArray().Select(name => name.GetString()));
            Assert.Equal(source, brief.GetProperty("sections").GetProperty(section).GetProperty("source").GetString());
            Assert.Equal(
                2,
                status.GetProperty("agents")
                    .EnumerateArray()
                    .Single(line => line.GetProperty("name").GetString() == agent)
                    .GetProperty("attempts")
                    .GetInt32());
        }
    }

    [Theory]
    [InlineData("throttle")]
    [InlineData("malformed")]
    [InlineData("reset")]
    public async Task ScriptGenerator_FailingInAnyMode_StillGivesAScriptThatIsSpoken(string mode)
    {
        await _app.SetFaultsAsync(new { bedrock = new { mode, agent = "SCRIPT_GENERATOR" } });

        var (status, brief) = await RunAsync(_app);

        AssertScriptIsDerivedAndSpoken(status, brief);
    }

    [Fact]
    public async Task ScriptGenerator_Hanging_IsGivenUpAfterItsTimeAndReplaced()
    {
        using var data = new TemporaryFolder();
        await using var app = await HostedApp.StartAsync(data.Path, new Dictionary<string, string?>(AppSettings.TwoAttempts)
        {
            ["ContentGen__AgentTimeout"] = "00:00:20",
            ["ContentGen__Retry__MaxAttempts"] = "1",
        });
        await app.SetFaultsAsync(new { bedrock = new { mode = "hang", agent = "SCRIPT_GENERATOR" } });

        var (status, brief) = await RunAsync(app);

        AssertScriptIsDerivedAndSpoken(status, brief);
    }

    [Fact]
    public async Task PollyDown_DeliversTheTextWithoutAudio()
    {
        await _app.SetFaultsAsync(new { polly = new { mode = "error" } });

        var (_, brief) = await RunAsync(_app);

        Assert.Equal("missing", brief.GetProperty("sections").GetProperty("audio").GetProperty("source").GetString());
        Assert.Equal(JsonValueKind.Null, brief.GetProperty("audioUrl").ValueKind);
        Assert.NotEmpty(brief.GetProperty("script").GetString()!);
    }

    private static void AssertScriptIsDerivedAndSpoken(JsonElement status, JsonElement brief)
    {
        Assert.Equal("PARTIAL", status.GetProperty("status").GetString());
        Assert.Equal("derived", brief.GetProperty("sections").GetProperty("script").GetProperty("source").GetString());
        Assert.Equal("live", brief.GetProperty("sections").GetProperty("audio").GetProperty("source").GetString());
    }

    private static async Task<(JsonElement Status, JsonElement Brief)> RunAsync(ServedApp app, object? request = null)
    {
        var runId = await app.StartRunAsync(request);
        var statuses = await app.FollowAsync(runId);
        return (statuses[^1], await app.BriefAsync(runId));
    }
}
