using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>A first page that holds nothing usable does not leave a brief without news.</summary>
public sealed class NewsPagingTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task FirstPageRemoved_SecondIsFetchedAndBothAreCached()
    {
        var news = _data.File(
            "news.json", JsonSerializer.Serialize(new { status = "ok", articles = Enumerable.Range(1, 60).Select(Article) }));
        await using var app = await HostedApp.StartAsync(_data.Path, AppSettings.QuickRetries, new() { NewsFile = news });
        var request = new { categories = new[] { "sports" }, maxStories = 3 };

        var brief = await MakeBriefAsync(app, request);
        var again = await MakeBriefAsync(app, request);

        Assert.Equal(3, brief.GetProperty("news_items").GetArrayLength());
        Assert.Equal("cached", again.GetProperty("sections").GetProperty("headlines").GetProperty("source").GetString());
        var served = await app.Simulator.GetFromJsonAsync<JsonElement>("requests");
        Assert.Equal(2, served.GetProperty("requests").EnumerateArray()
            .Where(row => row.GetProperty("service").GetString() == "newsapi").Sum(row => row.GetProperty("count").GetInt32()));
    }

    private static object Article(int number) => new
    {
        category = "sports",
        source = new { id = (string?)null, name = "City Post" },
        title = number <= 25 ? "[Removed]" : $"Harbor City's {number} rowers win the race on lake {number}",
        description = $"The {number} rowers of Harbor City have won.",
        url = $"https://citypost.example/{number}",
        publishedAt = DateTimeOffset.UtcNow.AddHours(-1),
    };

    private static async Task<JsonElement> MakeBriefAsync(ServedApp app, object request)
    {
        var run = await app.StartRunAsync(request);
        await app.FollowAsync(run);
        return await app.BriefAsync(run);
    }
}
