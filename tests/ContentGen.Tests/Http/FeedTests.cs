using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Linq;
using ContentGen.Editions;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Podcast;
using CsCheck;

namespace ContentGen.Tests.Http;

public sealed class FeedTests
{
    private const string Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";

    private readonly MemoryContentStore _store = new();

    [Fact]
    public async Task RunAsync_BriefWithAudio_IsAnEpisode()
    {
        var audio = SampleBriefs.Audio with { Bytes = 4321, DurationSeconds = 61.2 };
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio() with { Audio = audio });

        var response = await RunAsync();
        var episode = Assert.Single(Parse(response).Items);

        Assert.Equal("application/rss+xml; charset=utf-8", response.Field("Content-Type"));
        Assert.Equal("run-1", episode.Id);
        Assert.Equal("The old bridge opens again (run-1) (14 March 2026)", episode.Title.Text);
        Assert.Equal(SampleBriefs.Noon, episode.PublishDate);
        var enclosure = Assert.Single(episode.Links, link => link.RelationshipType == "enclosure");
        Assert.Equal("http://127.0.0.1:7071/api/briefs/run-1/audio.mp3", enclosure.Uri.AbsoluteUri);
        Assert.Equal(("audio/mpeg", 4321), (enclosure.MediaType, enclosure.Length));
        Assert.Equal(["62"], episode.ElementExtensions.ReadElementExtensions<string>("duration", Itunes));
    }

    [Fact]
    public async Task RunAsync_Channel_HasWhatPodcastPlayersAskFor()
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio());

        var feed = Parse(await RunAsync());

        Assert.Equal(("en", "Daily news brief"), (feed.Language, feed.Title.Text));
        Assert.NotEmpty(feed.Description.Text);
        Assert.Equal(["false"], feed.ElementExtensions.ReadElementExtensions<string>("explicit", Itunes));
        Assert.Equal(["ContentGen"], feed.ElementExtensions.ReadElementExtensions<string>("author", Itunes));
        Assert.Equal(["episodic"], feed.ElementExtensions.ReadElementExtensions<string>("type", Itunes));
        Assert.Equal(
            "News", feed.ElementExtensions.Single(extension => extension.OuterName == "category").GetReader().GetAttribute("text"));
        Assert.Equal(
            "http://127.0.0.1:7071/api/cover.png",
            feed.ElementExtensions.Single(extension => extension.OuterName == "image").GetReader().GetAttribute("href"));
        Assert.Equal("http://127.0.0.1:7071/api/feed.xml", feed.Links.Single(link => link.RelationshipType == "self").Uri.AbsoluteUri);
    }

    [Fact]
    public Task RunAsync_AnyTitles_IsAFeedWithOneEpisodeForEach() => Gen.String.Array[1, 4].SampleAsync(
        async titles =>
        {
            var store = new MemoryContentStore();
            foreach (var (title, number) in titles.Select((title, number) => (title, number)))
            {
                var brief = SampleBriefs.WithAudio($"run-{number}");
                await SampleBriefs.StoreAsync(
                    store, brief with { Why = title, NewsItems = [brief.NewsItems[0] with { Title = title, Source = title }] });
            }

            var response = await RunAsync(store);

            Assert.Equal(titles.Select((_, number) => $"run-{number}").Order(), Parse(response).Items.Select(item => item.Id).Order());
        },
        iter: 50);

    [Fact]
    public async Task RunAsync_SilentAndEmergencyBriefs_AreNoEpisodes()
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.Create("silent"));
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio("emergency") with { Emergency = true });

        var feed = Parse(await RunAsync());

        Assert.Empty(feed.Items);
        Assert.Equal("Daily news brief", feed.Title.Text);
    }

    [Fact]
    public async Task RunAsync_MarkupAndIllegalCharactersInTitles_StayText()
    {
        var brief = SampleBriefs.WithAudio();
        var title = "Fish & <b>chips</b> ]]> \u0001\uFFFE\uD83D 🐟";
        await SampleBriefs.StoreAsync(_store, brief with { NewsItems = [brief.NewsItems[0] with { Title = title }] });

        var episode = Assert.Single(Parse(await RunAsync()).Items);

        Assert.StartsWith("Fish & <b>chips</b> ]]> ", episode.Title.Text, StringComparison.Ordinal);
        Assert.Contains("🐟", episode.Title.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Edition_IsAPodcastOfItsOwn()
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio("other"));
        var german = SampleBriefs.WithAudio("german");
        await SampleBriefs.StoreAsync(_store, german with { Request = german.Request with { Language = "de", Edition = "morning" } });
        var endpoints = Podcasts.Endpoints(_store, editions: [EditionCatalog.Daily, Podcasts.Morning]);

        var all = (await endpoints.FeedAsync()).Root!.Element("channel")!;
        var morning = (await endpoints.FeedAsync(Podcasts.Feed + "?edition=Morning")).Root!.Element("channel")!;
        var daily = (await endpoints.FeedAsync(Podcasts.Feed + "?edition=daily")).Root!.Element("channel")!;

        Assert.Equal(("Daily news brief", "en"), (all.Element("title")!.Value, all.Element("language")!.Value));
        Assert.Equal(["german", "other"], all.Elements("item").Select(item => item.Element("guid")!.Value).Order());
        Assert.Equal(("Daily news brief: Guten Morgen", "de"), (morning.Element("title")!.Value, morning.Element("language")!.Value));
        Assert.Equal("german", Assert.Single(morning.Elements("item")).Element("guid")!.Value);
        Assert.Equal("http://127.0.0.1:7071/api/app?edition=morning", morning.Element("link")!.Value);
        Assert.Equal(Podcasts.Feed + "?edition=morning", morning.Element(PodcastRules.Atom + "link")!.Attribute("href")!.Value);
        Assert.Empty(daily.Elements("item"));
        Assert.Equal(3, new[] { all, morning, daily }.Select(channel => channel.Element(PodcastRules.Podcast + "guid")!.Value).Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_Settings_AreInTheChannel()
    {
        var channel = (await Podcasts.Endpoints(_store, new()
        {
            Title = "Harbour news",
            Description = "Of ships.",
            Author = "The Harbour Post",
            OwnerEmail = "news@harbour.example",
            Explicit = true,
            Category = "Tech News",
            Guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810",
            Link = "https://harbour.example/podcast",
            CoverUrl = "https://harbour.example/cover.jpg",
        }).FeedAsync()).Root!.Element("channel")!;

        Assert.Equal(
            ["Harbour news", "https://harbour.example/podcast", "Of ships."],
            new[] { "title", "link", "description" }.Select(name => channel.Element(name)!.Value));
        Assert.Equal("917393e3-1b1e-5cef-ace4-edaa54e1f810", channel.Element(PodcastRules.Podcast + "guid")!.Value);
        Assert.Equal("The Harbour Post", channel.Element(PodcastRules.Itunes + "author")!.Value);
        Assert.Equal(
            ["The Harbour Post", "news@harbour.example"],
            channel.Element(PodcastRules.Itunes + "owner")!.Elements().Select(element => element.Value));
        Assert.Equal("true", channel.Element(PodcastRules.Itunes + "explicit")!.Value);
        Assert.Equal(
            ["News", "Tech News"],
            channel.Descendants(PodcastRules.Itunes + "category").Select(category => category.Attribute("text")!.Value));
        Assert.Equal("https://harbour.example/cover.jpg", channel.Element(PodcastRules.Itunes + "image")!.Attribute("href")!.Value);
    }

    [Fact]
    public async Task RunAsync_NoOwnersAddress_TellsNoOwner() =>
        Assert.Null((await Podcasts.Endpoints(_store).FeedAsync()).Root!.Element("channel")!.Element(PodcastRules.Itunes + "owner"));

    [Fact]
    public async Task RunAsync_Episode_HasNotesWithLinksTranscriptAndChapters()
    {
        await SampleBriefs.StoreAsync(_store, Podcasts.Told("run-1", "Fish & <chips>", "https://news.example/fish?a=1&b=\"2\""));
        await SampleBriefs.StoreAsync(_store, Podcasts.Told("run-2", "Nowhere", "javascript:alert(1)") with { WordTimings = [] });

        var items = (await Podcasts.Endpoints(_store).FeedAsync()).Descendants("item").OrderBy(item => item.Element("guid")!.Value).ToArray();

        Assert.Equal(
            "<p>The bridge concerns everybody.</p>\n<ul>\n<li><a href=\"https://news.example/fish?a=1&amp;b=%222%22\">"
            + "Fish &amp; &lt;chips&gt;</a> (Fish &amp; &lt;chips&gt;, 14 March 2026)</li>\n</ul>",
            items[0].Element(PodcastRules.Content + "encoded")!.Value);
        Assert.Equal("The bridge concerns everybody.\n• Fish &amp; &lt;chips&gt; (Fish &amp; &lt;chips&gt;)", items[0].Element("description")!.Value);
        Assert.Contains("<li>Nowhere (Nowhere, ", items[1].Element(PodcastRules.Content + "encoded")!.Value, StringComparison.Ordinal);
        Assert.Equal(items[0].Element("title")!.Value, items[0].Element(PodcastRules.Itunes + "title")!.Value);
        Assert.Equal(
            ["http://127.0.0.1:7071/api/briefs/run-1/transcript.vtt", "text/vtt", "en"],
            items[0].Element(PodcastRules.Podcast + "transcript")!.Attributes().Select(attribute => attribute.Value));
        Assert.Equal(
            ["http://127.0.0.1:7071/api/briefs/run-1/chapters.json", "application/json+chapters"],
            items[0].Element(PodcastRules.Podcast + "chapters")!.Attributes().Select(attribute => attribute.Value));
        Assert.Null(items[1].Element(PodcastRules.Podcast + "chapters"));
    }

    [Fact]
    public async Task RunAsync_BriefMadeAnew_HasAnAddressOfItsOwnThatEndsInMp3()
    {
        var changed = SampleBriefs.Noon.AddHours(5);
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio() with { Revision = 2, UpdatedAt = changed });

        var channel = (await Podcasts.Endpoints(_store).FeedAsync()).Root!.Element("channel")!;

        var address = new Uri(channel.Element("item")!.Element("enclosure")!.Attribute("url")!.Value);
        Assert.Equal(("/api/briefs/run-1/audio.mp3", "?v=2"), (address.AbsolutePath, address.Query));
        Assert.Equal("Sat, 14 Mar 2026 17:00:00 GMT", channel.Element("lastBuildDate")!.Value);
    }

    /// <summary>The key is handed on as it was sent: in the address, where it is the readers' key and there is one.</summary>
    [Theory]
    [InlineData("?edition=morning&code=a%26key%20for%20readers", null, "a&key for readers", true)]
    [InlineData("?edition=morning", "a&key for readers", "a&key for readers", false)]
    [InlineData("?edition=morning&code=another", "a&key for readers", "a&key for readers", false)]
    [InlineData("?edition=morning&code=a%26key%20for%20readers", null, null, false)]
    public async Task RunAsync_Key_IsInEveryAddressOrInNone(string query, string? header, string? readKey, bool isHandedOn)
    {
        var brief = SampleBriefs.WithAudio();
        await SampleBriefs.StoreAsync(_store, brief with { Revision = 1, Request = brief.Request with { Edition = "morning" } });
        var request = new FakeRequest(Podcasts.Feed + query).With("x-functions-key", header);

        var endpoints = Podcasts.Endpoints(_store, readKey: readKey, editions: Podcasts.Morning);
        var answer = (await request.AnswerAsync(http => endpoints.GetFeedAsync(http, CancellationToken.None))).Text();

        var own = XDocument.Parse(answer).Descendants()
            .SelectMany(element => element.Attributes().Select(attribute => attribute.Value).Append(element.HasElements ? "" : element.Value))
            .Where(text => text.StartsWith("http://127.0.0.1:7071/", StringComparison.Ordinal))
            .ToArray();
        string[] paths = ["/api/app", "/api/app", "/api/briefs/run-1/audio.mp3", "/api/briefs/run-1/chapters.json", "/api/briefs/run-1/transcript.vtt", "/api/cover.png", "/api/feed.xml"];
        Assert.Equal(paths, own.Select(address => new Uri(address).AbsolutePath).Order(StringComparer.Ordinal));
        Assert.All(own, address => Assert.Equal(isHandedOn, address.Contains("code=a%26key%20for%20readers", StringComparison.Ordinal)));
        Assert.Equal(isHandedOn, answer.Contains("code=", StringComparison.Ordinal));
        Assert.Equal(
            Podcasts.Shows().GuidOf(null, Podcasts.Feed + "?edition=morning").ToString(),
            XDocument.Parse(answer).Descendants(PodcastRules.Podcast + "guid").Single().Value);
    }

    [Fact]
    public async Task RunAsync_StoreDown_Answers503()
    {
        _store.IsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await RunAsync()).StatusCode);
    }

    private Task<FakeAnswer> RunAsync() => RunAsync(_store);

    private static Task<FakeAnswer> RunAsync(MemoryContentStore store) => Podcasts.Endpoints(store).AskAsync();

    private static SyndicationFeed Parse(FakeAnswer response)
    {
        using var reader = XmlReader.Create(new MemoryStream(response.Bytes()));
        return SyndicationFeed.Load(reader);
    }
}
