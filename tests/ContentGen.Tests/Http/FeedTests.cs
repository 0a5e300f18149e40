using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using ContentGen.Http.Endpoints;
using ContentGen.Tests.Briefs;
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
    public async Task RunAsync_StoreDown_Answers503()
    {
        _store.IsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await RunAsync()).StatusCode);
    }

    private Task<FakeAnswer> RunAsync() => RunAsync(_store);

    private static Task<FakeAnswer> RunAsync(MemoryContentStore store) => new FakeRequest("http://127.0.0.1:7071/api/feed.xml")
        .AnswerAsync(http => new PodcastEndpoints(SampleBriefs.Archive(store)).GetFeedAsync(http, CancellationToken.None));

    private static SyndicationFeed Parse(FakeAnswer response)
    {
        using var reader = XmlReader.Create(new MemoryStream(response.Bytes()));
        return SyndicationFeed.Load(reader);
    }
}
