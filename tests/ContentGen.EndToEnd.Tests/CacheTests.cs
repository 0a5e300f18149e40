using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.EndToEnd.Tests.Running;

namespace ContentGen.EndToEnd.Tests;

/// <summary>The same question twice is asked once, unless the caller wants it fresh.</summary>
[Collection(Processes.Name)]
public sealed class CacheTests(QuickApp quick) : IClassFixture<QuickApp>
{
    private readonly ServedApp _app = quick.Served;

    [Fact]
    public async Task SameRequestAgain_IsAnsweredFromTheCacheWithItsAge()
    {
        JsonElement first = await _app.MakeBriefAsync("sports");
        await _app.Simulator.DeleteAsync("requests");

        JsonElement second = await _app.MakeBriefAsync("sports");

        Assert.All(Sections(first), section => Assert.Equal("live", section.GetProperty("source").GetString()));
        Assert.All(Sections(second), section =>
        {
            Assert.Equal("cached", section.GetProperty("source").GetString());
            Assert.NotNull(section.GetProperty("reason").GetString());
        });
        Assert.InRange(second.GetProperty("sections").GetProperty("headlines").GetProperty("ageSeconds").GetInt32(), 1, 90);
        Assert.Equal("COMPLETED", second.GetProperty("status").GetString());
        Assert.Equal(first.GetProperty("script").GetString(), second.GetProperty("script").GetString());
        Assert.Equal(await AudioAsync(first), await AudioAsync(second));
        Assert.Equal(0, (await _app.Simulator.GetFromJsonAsync<JsonElement>("requests")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task ForceFresh_AsksAgain()
    {
        await _app.MakeBriefAsync("entertainment");

        JsonElement fresh = await _app.MakeBriefAsync("entertainment", forceFresh: true);

        Assert.All(Sections(fresh), section => Assert.Equal("live", section.GetProperty("source").GetString()));
    }

    private static IEnumerable<JsonElement> Sections(JsonElement brief) => brief.GetProperty("sections").EnumerateObject().Select(section => section.Value);

    private Task<byte[]> AudioAsync(JsonElement brief) => _app.Http.GetByteArrayAsync(brief.GetProperty("audioUrl").GetString());
}
