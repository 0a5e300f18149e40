using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContentGen.Simulator;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>The same question twice is asked once, unless the caller wants it fresh.</summary>
public sealed class CacheTests(CacheTests.UnhurriedApp quick) : IClassFixture<CacheTests.UnhurriedApp>
{
    private readonly ServedApp _app = quick.Served;

    [Fact]
    public async Task SameRequestAgain_IsAnsweredFromTheCacheWithItsAge()
    {
        var first = await _app.MakeBriefAsync("sports");
        await _app.Simulator.DeleteAsync("requests");

        var second = await _app.MakeBriefAsync("sports");

        Assert.All(Sections(first), section => Assert.Equal("live", section.GetProperty("source").GetString()));
        Assert.All(Sections(second), section =>
        {
            Assert.Equal("cached", section.GetProperty("source").GetString());
            Assert.NotNull(section.GetProperty("reason").GetString());
        });
        Assert.InRange(second.GetProperty("sections").GetProperty("headlines").GetProperty("ageSeconds").GetInt32(), 1, 3600);
        Assert.Equal("COMPLETED", second.GetProperty("status").GetString());
        Assert.Equal(first.GetProperty("script").GetString(), second.GetProperty("script").GetString());
        Assert.Equal(await AudioAsync(first), await AudioAsync(second));
        Assert.Equal(0, (await _app.Simulator.GetFromJsonAsync<JsonElement>("requests")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task ForceFresh_AsksAgain()
    {
        await _app.MakeBriefAsync("entertainment");

        var fresh = await _app.MakeBriefAsync("entertainment", forceFresh: true);

        Assert.All(Sections(fresh), section => Assert.Equal("live", section.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task NewsGone_ForceFresh_TellsTheHeadlinesOfBefore()
    {
        var first = await _app.MakeBriefAsync("business");
        await _app.SetFaultsAsync(new { newsapi = new { mode = "error" }, feeds = new { mode = "error" } });

        var second = await _app.MakeBriefAsync("business", forceFresh: true);
        await _app.SetFaultsAsync(new { });

        var headlines = second.GetProperty("sections").GetProperty("headlines");
        Assert.Equal("cached", headlines.GetProperty("source").GetString());
        Assert.NotEmpty(headlines.GetProperty("reason").GetString()!);
        Assert.Equal("live", second.GetProperty("sections").GetProperty("script").GetProperty("source").GetString());
        Assert.Equal(Addresses(first), Addresses(second));
    }

    [Fact]
    public async Task CacheDamaged_AsksAgainAndFallsBackWithoutIt()
    {
        await _app.MakeBriefAsync("science");
        Damage(Path.Combine(quick.Data, "briefs", "cache"));
        var asked = await _app.MakeBriefAsync("science");
        Damage(Path.Combine(quick.Data, "briefs", "cache"));
        await _app.SetFaultsAsync(new { bedrock = new { mode = "malformed" } });

        var fellBack = await _app.MakeBriefAsync("science", forceFresh: true);
        await _app.SetFaultsAsync(new { });

        Assert.Equal("live", asked.GetProperty("sections").GetProperty("script").GetProperty("source").GetString());
        Assert.Equal("derived", fellBack.GetProperty("sections").GetProperty("script").GetProperty("source").GetString());
    }

    /// <summary>Leaves JSON that is whole but has no content: what an older or a broken program might have written.</summary>
    private static void Damage(string folder)
    {
        foreach (var path in Directory.GetFiles(Path.Combine(folder, "v1", "outputs"), "*.json", SearchOption.AllDirectories))
        {
            var kept = JsonNode.Parse(File.ReadAllText(path))!;
            kept["content"]!["output"] = new JsonObject();
            File.WriteAllText(path, kept.ToJsonString());
        }
    }

    private static IEnumerable<string?> Addresses(JsonElement brief) =>
        brief.GetProperty("news_items").EnumerateArray().Select(story => story.GetProperty("url").GetString()).Order();

    private static IEnumerable<JsonElement> Sections(JsonElement brief) =>
        brief.GetProperty("sections").EnumerateObject().Select(section => section.Value);

    private Task<byte[]> AudioAsync(JsonElement brief) => _app.Http.GetByteArrayAsync(brief.GetProperty("audioUrl").GetString());

    /// <summary>Its services take their time: what is cached is more than a second old.</summary>
    public sealed class UnhurriedApp : QuickApp
    {
        protected override HostedAppOptions Options => new() { Latency = SimulatorLatency.Default };
    }
}
