using System.Xml.Linq;
using ContentGen.Http.Endpoints;
using ContentGen.Podcast;
using ContentGen.Requests;
using ContentGen.Tests.Briefs;
using CsCheck;

namespace ContentGen.Tests.Podcast;

/// <summary>Feeds of many kinds keep the rules of RSS 2.0, Apple and Podcasting 2.0; and the rules find what is wrong with others.</summary>
public sealed class PodcastRulesTests
{
    private static readonly XNamespace Itunes = PodcastRules.Itunes, Podcast = PodcastRules.Podcast, Content = PodcastRules.Content;

    private static readonly PodcastOptions Owned = new()
    {
        Title = "News & <more>",
        Description = "All of it \u0001 & more.",
        OwnerName = "The Harbour Post",
        OwnerEmail = "news@harbour.example",
        Explicit = true,
        Category = "tech news",
        Guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810",
        Link = "https://harbour.example/podcast?a=1&b=2",
        CoverUrl = "https://harbour.example/cover.jpg?size=3000&v=2",
    };

    private readonly MemoryContentStore _store = new();

    [Theory]
    [InlineData("")]
    [InlineData("?edition=morning")]
    [InlineData("?code=a-key-for-readers")]
    [InlineData("?edition=MORNING&code=a-key-for-readers")]
    public async Task Feed_OfSeveralBriefs_KeepsTheRules(string query)
    {
        await StoreAsync();

        var plain = await Endpoints(null).FeedAsync(Podcasts.Feed + query);
        var owned = await Endpoints(Owned).FeedAsync(Podcasts.Feed + query);

        Assert.NotEmpty(plain.Descendants("item"));
        Assert.Empty(PodcastRules.Faults(plain));
        Assert.Empty(PodcastRules.Faults(owned));
    }

    [Fact]
    public async Task Feed_WithoutBriefs_KeepsTheRules() =>
        Assert.Empty(PodcastRules.Faults(await Podcasts.Endpoints(_store).FeedAsync()));

    [Fact]
    public async Task Feed_OfEndlessTexts_KeepsTheRules()
    {
        var brief = Podcasts.Told("run-1", string.Concat(Enumerable.Repeat("很长的标题 & ", 300)));
        var items = Enumerable.Range(0, 10).Select(number => brief.NewsItems[0] with { Id = $"s{number}" });
        await SampleBriefs.StoreAsync(_store, brief with { Why = new string('&', 5000), NewsItems = [.. items] });

        Assert.Empty(PodcastRules.Faults(await Podcasts.Endpoints(_store).FeedAsync()));
    }

    [Fact]
    public Task Feed_OfAnyTexts_KeepsTheRules() => Gen.Select(Gen.String, Gen.String, Gen.String).SampleAsync(
        async texts =>
        {
            var store = new MemoryContentStore();
            var brief = Podcasts.Told("run-1", texts.Item1, texts.Item2);
            await SampleBriefs.StoreAsync(store, brief with { Why = texts.Item3 });
            Assert.Empty(PodcastRules.Faults(await Podcasts.Endpoints(store).FeedAsync()));
        },
        iter: 200);

    /// <summary>Each is one thing wrong, and the rules say which.</summary>
    public static TheoryData<string, Action<XElement>, string> Broken => new()
    {
        { "no title", channel => channel.Element("title")!.Remove(), "channel has 0 title" },
        { "two links", channel => channel.Add(new XElement("link", "https://news.example/")), "channel has 2 link" },
        { "relative link", channel => channel.Element("link")!.Value = "/api/app", "channel/link" },
        { "empty description", channel => channel.Element("description")!.Value = " ", "channel/description: is empty" },
        { "long description", channel => channel.Element("description")!.Value = new('é', 2001), "longer than 4000 bytes" },
        { "no language", channel => channel.Element("language")!.Remove(), "channel has 0 language" },
        { "language in words", channel => channel.Element("language")!.Value = "English", "no language code" },
        { "date of ISO 8601", channel => channel.Element("lastBuildDate")!.Value = "2026-03-14T12:00:00Z", "no date of RFC 822" },
        { "wrong day of the week", channel => channel.Element("lastBuildDate")!.Value = "Mon, 14 Mar 2026 12:00:00 GMT", "no date of RFC 822" },
        { "not its own address", channel => channel.Element(PodcastRules.Atom + "link")!.SetAttributeValue("rel", "next"), "own address" },
        { "no author", channel => channel.Element(Itunes + "author")!.Remove(), "author" },
        { "owner without address", channel => channel.Add(new XElement(Itunes + "owner", new XElement(Itunes + "name", "A"))), "no e-mail" },
        { "explicit maybe", channel => channel.Element(Itunes + "explicit")!.Value = "maybe", "not one of true" },
        { "no category", channel => channel.Element(Itunes + "category")!.Remove(), "category" },
        { "category of its own", channel => channel.Element(Itunes + "category")!.SetAttributeValue("text", "Briefs"), "Apple's list" },
        { "subcategory of another", channel => channel.Element(Itunes + "category")!.Add(Category("Tennis")), "not in News" },
        { "no image", channel => channel.Element(Itunes + "image")!.Remove(), "image" },
        { "image of another kind", channel => channel.Element(Itunes + "image")!.SetAttributeValue("href", "https://a.example/a.svg"), "neither JPEG" },
        { "guid no UUID", channel => channel.Element(Podcast + "guid")!.Value = "run-1", "no UUID" },
        { "unknown element", channel => channel.Add(new XElement(Itunes + "keywords", "news")), "in no table" },
        { "item without guid", channel => Item(channel).Element("guid")!.Remove(), "item has 0 guid" },
        { "item twice", channel => channel.Add(new XElement(Item(channel))), "2 items have the guid" },
        { "item without enclosure", channel => Item(channel).Element("enclosure")!.Remove(), "item has 0 enclosure" },
        { "two enclosures", channel => Item(channel).Add(new XElement(Item(channel).Element("enclosure")!)), "item has 2 enclosure" },
        { "enclosure without length", channel => Enclosure(channel).SetAttributeValue("length", null), "has no length" },
        { "length in words", channel => Enclosure(channel).SetAttributeValue("length", "4 MB"), "has no length" },
        { "enclosure of no name", channel => Enclosure(channel).SetAttributeValue("url", "https://a.example/audio"), "end in .mp3" },
        { "enclosure of another type", channel => Enclosure(channel).SetAttributeValue("type", "audio/mp3"), "audio/mpeg" },
        { "no pubDate", channel => Item(channel).Element("pubDate")!.Remove(), "item has 0 pubDate" },
        { "duration in words", channel => Item(channel).Element(Itunes + "duration")!.Value = "2 minutes", "duration" },
        { "episode type", channel => Item(channel).Element(Itunes + "episodeType")!.Value = "Full", "not one of full" },
        { "script in the notes", channel => Notes(channel).Value = "<p><script>x</script></p>", "element script" },
        { "link to a script", channel => Notes(channel).Value = "<a href=\"javascript:x\">a</a>", "leads to" },
        { "notes not closed", channel => Notes(channel).Value = "<p>a", "no HTML" },
        { "bare sign in description", channel => Item(channel).Element("description")!.Value = "Fish & chips", "no HTML" },
        { "transcript of another type", channel => Item(channel).Element(Podcast + "transcript")!.SetAttributeValue("type", "vtt"), "unknown type" },
        { "chapters of another type", channel => Item(channel).Element(Podcast + "chapters")!.SetAttributeValue("type", "application/json"), "unknown type" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Feed_Broken_IsFoundOut(string what, Action<XElement> harm, string fault)
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio());
        var feed = await Podcasts.Endpoints(_store).FeedAsync();
        Assert.Empty(PodcastRules.Faults(feed));

        harm(feed.Root!.Element("channel")!);

        Assert.True(PodcastRules.Faults(feed).Any(found => found.Contains(fault, StringComparison.Ordinal)), what);
    }

    private static XElement Item(XElement channel) => channel.Element("item")!;

    private static XElement Enclosure(XElement channel) => Item(channel).Element("enclosure")!;

    private static XElement Notes(XElement channel) => Item(channel).Element(Content + "encoded")!;

    private static XElement Category(string text) => new(Itunes + "category", new XAttribute("text", text));

    private PodcastEndpoints Endpoints(PodcastOptions? options) =>
        Podcasts.Endpoints(_store, options, "a-key-for-readers", Podcasts.Morning, Podcasts.Morning with { Name = "evening" });

    private async Task StoreAsync()
    {
        string[] titles = ["Fish & <b>chips</b> ]]> \u0001\uFFFE\uD83D 🐟", "\u0001", "  ", "\"quoted\" 'title'", "العربية", "]]>&amp;<!--"];
        foreach (var (index, title) in titles.Index())
        {
            var brief = Podcasts.Told($"run-{index}", title, index % 2 == 0 ? "https://news.example/a?b=1&c=\"2\"" : "javascript:alert(1)");
            await SampleBriefs.StoreAsync(_store, brief with
            {
                GeneratedAt = SampleBriefs.Noon.AddHours(index),
                Revision = index % 3,
                UpdatedAt = index % 3 == 0 ? null : SampleBriefs.Noon.AddDays(1),
                Request = BriefRequest.Default with { Language = "de", Edition = "morning" },
                Audio = SampleBriefs.Audio with { Bytes = index == 0 ? null : 4321, DurationSeconds = 3600.5 * index },
            });
        }

        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio("no-edition"));
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio("no-words") with { WordTimings = [] });
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio("no-stories") with { NewsItems = [] });
        await SampleBriefs.StoreAsync(_store, SampleBriefs.WithAudio("nothing-said") with { NewsItems = [], Why = "" });
    }
}
