using System.Xml.Linq;
using ContentGen.Briefs;
using ContentGen.Editions;
using ContentGen.Http.Endpoints;
using ContentGen.Http.Podcast;
using ContentGen.Podcast;
using ContentGen.Requests;
using ContentGen.Settings;
using ContentGen.Storage;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Http;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Podcast;

/// <summary>The podcast's parts, as the app puts them together.</summary>
internal static class Podcasts
{
    public const string Feed = "http://127.0.0.1:7071/api/feed.xml";

    public static Edition Morning { get; } = EditionCatalog.Daily with
    {
        Name = "morning",
        Title = "Guten Morgen",
        TimeZone = "Europe/Berlin",
        Request = BriefRequest.Default with { Language = "de", Edition = "morning" },
    };

    public static PodcastShows Shows(PodcastOptions? options = null, params Edition[] editions) =>
        new(Options.Create(options ?? new()), new(editions));

    public static AudioTags Tags(PodcastOptions? options = null, params Edition[] editions) =>
        new(Shows(options, editions), Options.Create(options ?? new()));

    public static PodcastEndpoints Endpoints(
        IContentStore store, PodcastOptions? options = null, string? readKey = null, params Edition[] editions)
    {
        var settings = Options.Create(options ?? new());
        var catalog = new EditionCatalog(editions);
        return new(
            SampleBriefs.Archive(store), catalog, new PodcastFeed(new(settings, catalog), settings),
            Options.Create(new ContentGenOptions { ReadKey = readKey }));
    }

    public static Task<FakeAnswer> AskAsync(this PodcastEndpoints endpoints, string address = Feed) =>
        new FakeRequest(address).AnswerAsync(http => endpoints.GetFeedAsync(http, CancellationToken.None));

    public static async Task<XDocument> FeedAsync(this PodcastEndpoints endpoints, string address = Feed) =>
        XDocument.Parse((await endpoints.AskAsync(address)).Text());

    /// <summary>A brief whose first story has this title and address.</summary>
    public static Brief Told(string runId, string title, string url = "https://news.example/bridge")
    {
        var brief = SampleBriefs.WithAudio(runId);
        return brief with { NewsItems = [brief.NewsItems[0] with { Title = title, Source = title, Url = url }] };
    }
}
