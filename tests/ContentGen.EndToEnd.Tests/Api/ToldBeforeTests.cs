using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>An edition does not tell what it told, and says so where it has nothing else.</summary>
public sealed class ToldBeforeTests : IDisposable
{
    private const string Remark = "There is nothing new since our last brief, so here is what we reported earlier.";
    private const string RemarkOnOne = "We reported on this earlier.";
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task EditionMadeAgain_TellsWhatIsNewAndRepeatsOnlyForWantOfIt()
    {
        await using (var app = await StartAsync(1, 2, 3))
        {
            AssertTells(await MakeAsync(app, "morning"), isRepeated: false, 1, 2, 3);
            AssertTells(await MakeAsync(app, "evening"), isRepeated: false, 1, 2, 3);
        }

        await using (var app = await StartAsync(1, 2, 3, 4, 5))
        {
            // What another edition told in between, and what a start without an edition tells, is none of the morning's business.
            AssertTells(await MakeAsync(app, "evening"), isRepeated: false, 4, 5);
            AssertTells(await MakeAsync(app, null), isRepeated: false);
            AssertTells(await MakeAsync(app, "morning"), isRepeated: false, 4, 5);

            AssertTells(await MakeAsync(app, "morning"), isRepeated: true);
            AssertTells(await MakeAsync(app, null), isRepeated: false);
        }
    }

    private Task<HostedApp> StartAsync(params int[] articles) => HostedApp.StartAsync(
        _data.Path,
        new Dictionary<string, string?>(AppSettings.QuickRetries)
        {
            ["Editions__0__Name"] = "morning",
            ["Editions__0__Categories"] = "sports",
            ["Editions__0__MaxStories"] = "3",
            ["Editions__1__Name"] = "evening",
            ["Editions__1__Categories"] = "sports",
            ["Editions__1__MaxStories"] = "3",
        },
        new() { NewsFile = _data.File("news.json", JsonSerializer.Serialize(new { status = "ok", articles = articles.Select(Article) })) });

    private static object Article(int number) => new
    {
        category = "sports",
        source = new { id = (string?)null, name = "City Post" },
        title = $"Harbor City's {number} rowers win the race on lake {number}",
        description = $"The {number} rowers of Harbor City have won.",
        url = $"https://citypost.example/{number}",
        publishedAt = DateTimeOffset.UtcNow.AddHours(-1),
    };

    private static async Task<JsonElement> MakeAsync(ServedApp app, string? edition)
    {
        var run = await app.StartRunAsync(
            edition is null
                ? new { categories = new[] { "sports" }, maxStories = 3, forceFresh = true }
                : new { edition, forceFresh = true });
        await app.FollowAsync(run);
        return await app.BriefAsync(run);
    }

    /// <param name="numbers">The stories that it tells and no others; none where it may tell any.</param>
    private static void AssertTells(JsonElement brief, bool isRepeated, params int[] numbers)
    {
        var stories = brief.GetProperty("news_items").EnumerateArray().ToList();
        Assert.NotEmpty(stories);
        if (numbers.Length > 0)
        {
            Assert.Equal(
                numbers.Select(number => $"https://citypost.example/{number}"),
                stories.Select(story => story.GetProperty("url").GetString()).Order(StringComparer.Ordinal));
        }

        Assert.All(stories, story => Assert.Equal(isRepeated, story.TryGetProperty("isRepeated", out var told) && told.GetBoolean()));
        var said = brief.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetProperty("text").GetString()).ToList();
        Assert.Equal(isRepeated ? 1 : 0, said.Count(sentence => sentence == Remark));
        Assert.DoesNotContain(RemarkOnOne, said);
    }
}
