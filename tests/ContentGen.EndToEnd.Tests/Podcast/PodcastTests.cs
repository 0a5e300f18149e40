using System.Net;
using System.Xml.Linq;
using ContentGen.EndToEnd.Tests.Api;

namespace ContentGen.EndToEnd.Tests.Podcast;

/// <summary>A player in the field, against the app as it is served.</summary>
public sealed class PodcastTests(PodcastTests.Published app) : IClassFixture<PodcastTests.Published>
{
    private readonly HostedApp _app = app.Served;

    [Fact]
    public async Task Player_OfAnEditionsFeed_GetsAllItNeeds()
    {
        var runId = await MakeAsync("morning");
        var other = await MakeAsync("evening");
        using var player = Player("api/feed.xml?edition=morning");

        var channel = (await player.RefreshAsync())!;

        Assert.Equal(("Harbour news: Guten Morgen", "de"), (channel.Element("title")!.Value, channel.Element("language")!.Value));
        Assert.Equal(
            "news@harbour.example", channel.Element(PodcastPlayer.Itunes + "owner")!.Element(PodcastPlayer.Itunes + "email")!.Value);
        var items = channel.Elements("item").ToDictionary(found => found.Element("guid")!.Value);
        Assert.DoesNotContain(other, items.Keys);
        var item = items[runId];
        var brief = await _app.BriefAsync(runId);
        var mp3 = await player.LoadAsync(item);
        Assert.Equal(await _app.Http.GetByteArrayAsync($"api/briefs/{runId}/audio"), mp3);
        Assert.Equal("ID3"u8, mp3.AsSpan(0, 3));

        var chapters = await player.ChaptersAsync(item);
        Assert.Equal("1.2.0", chapters.GetProperty("version").GetString());
        Assert.Equal(
            brief.GetProperty("chapters").EnumerateArray().Select(chapter => chapter.GetProperty("start").GetDouble()),
            chapters.GetProperty("chapters").EnumerateArray().Select(chapter => chapter.GetProperty("startTime").GetDouble()));
        var transcript = item.Element(PodcastPlayer.Namespace + "transcript")!;
        var captions = await player.TextAsync(transcript.Attribute("url")!.Value, transcript.Attribute("type")!.Value);
        Assert.StartsWith("WEBVTT", captions, StringComparison.Ordinal);
        await AssertLinksLeadSomewhereAsync(player, channel, item);
        Assert.Empty(player.Redirects);
    }

    [Fact]
    public async Task Player_AsksAgain_IsToldWhetherAnythingIsNew()
    {
        await MakeAsync("evening");
        using var player = Player("api/feed.xml?edition=evening");
        var before = (await player.RefreshAsync())!.Elements("item").Count();

        Assert.Null(await player.RefreshAsync());

        await MakeAsync("evening");
        Assert.Equal(before + 1, (await player.RefreshAsync())!.Elements("item").Count());
    }

    [Fact]
    public async Task Player_AfterTheAudioWasMadeAgain_LoadsTheNewOneByAnAddressOfItsOwn()
    {
        var runId = await MakeAsync("morning");
        using var player = Player("api/feed.xml?edition=morning");
        var before = Item((await player.RefreshAsync())!, runId);
        var old = await player.LoadAsync(before);
        using var regeneration = await _app.RegenerateAsync(await _app.BriefAsync(runId), "script");
        await _app.Http.EndedAsync((await regeneration.JsonAsync()).GetProperty("id").GetString()!);

        var after = Item((await player.RefreshAsync())!, runId);

        var address = new Uri(after.Element("enclosure")!.Attribute("url")!.Value);
        Assert.NotEqual(before.Element("enclosure")!.Attribute("url")!.Value, address.AbsoluteUri);
        Assert.EndsWith("/audio.mp3", address.AbsolutePath, StringComparison.Ordinal);
        var loaded = await player.LoadAsync(after);
        Assert.Equal("ID3"u8, loaded.AsSpan(0, 3));
        Assert.Equal((await _app.BriefAsync(runId)).GetProperty("audio").GetProperty("bytes").GetInt64(), loaded.Length);
        Assert.NotEmpty(old);
    }

    /// <summary>People give players the address of the site, and players follow where it leads.</summary>
    [Fact]
    public async Task Player_GivenTheSite_FollowsToThePageThatNamesTheFeed()
    {
        using var player = Player("");

        using var page = await player.AskAsync(new(_app.Http.BaseAddress!, "/"));

        Assert.Single(player.Redirects);
        Assert.Contains("type=\"application/rss+xml\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task AssertLinksLeadSomewhereAsync(PodcastPlayer player, XElement channel, XElement item)
    {
        string[] addresses =
        [
            channel.Element("link")!.Value,
            channel.Element(PodcastPlayer.Itunes + "image")!.Attribute("href")!.Value,
            channel.Element(PodcastPlayer.Atom + "link")!.Attribute("href")!.Value,
            item.Element("link")!.Value,
        ];
        foreach (var address in addresses)
        {
            using var answer = await player.AskAsync(new(address));
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        }
    }

    private static XElement Item(XElement channel, string runId) =>
        channel.Elements("item").Single(item => item.Element("guid")!.Value == runId);

    private PodcastPlayer Player(string path) => new(new(_app.Http.BaseAddress!, path));

    private async Task<string> MakeAsync(string edition)
    {
        var runId = await _app.StartRunAsync(new { edition });
        await _app.FollowAsync(runId);
        return runId;
    }

    /// <summary>An app with a podcast of its own name and two editions.</summary>
    public sealed class Published : QuickApp
    {
        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(AppSettings.QuickRetries)
        {
            ["Podcast__Title"] = "Harbour news",
            ["Podcast__OwnerEmail"] = "news@harbour.example",
            ["Editions__0__Name"] = "evening",
            ["Editions__0__MaxStories"] = "2",
            ["Editions__0__Minutes"] = "1",
            ["Editions__1__Name"] = "morning",
            ["Editions__1__Title"] = "Guten Morgen",
            ["Editions__1__Language"] = "de",
            ["Editions__1__Country"] = "de",
            ["Editions__1__MaxStories"] = "2",
            ["Editions__1__Minutes"] = "1",
        };
    }
}
