using System.Net;
using ContentGen.CircuitBreaker;
using ContentGen.Editions;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.News.FullText;
using ContentGen.Providers;
using ContentGen.Providers.Rss;
using ContentGen.Requests;
using ContentGen.Settings;
using ContentGen.Tests.Agents;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Cache;
using ContentGen.Tests.NewsApi;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.News;

public sealed class FetchHeadlinesActivityTests
{
    private const string Feed = """
        <rss version="2.0"><channel><title>City Post</title>
        <item><title>Comet seen</title><link>https://citypost.example/comet</link></item></channel></rss>
        """;

    private static readonly CircuitBreakerPermit Permit = new(ServiceName.NewsApi, true, 1, null);
    private readonly FakeTimeProvider _time = new(Articles.Noon);

    private readonly EditionCatalog _editions = new(
        [EditionCatalog.Daily with { Name = "harbour", Feeds = [new Uri("https://feeds.harbour.example/all")] }]);

    [Fact]
    public async Task RunAsync_NewsApiDelivers_FeedsAreNotAsked()
    {
        var http = ScriptedHttp.Answering(HttpStatusCode.OK, Feed);

        var batch = await RunAsync(http, (query, _) => Task.FromResult(Articles.Page(Articles.Article(1, query.Category))));

        Assert.Equal("newsapi", batch.Provider);
        Assert.Null(http.Request);
    }

    [Fact]
    public async Task RunAsync_NewsApiFails_FeedsStandIn()
    {
        var batch = await RunAsync(ScriptedHttp.Answering(HttpStatusCode.OK, Feed), Down);

        Assert.Equal("rss", batch.Provider);
        Assert.Equal(("s1", "Comet seen", "science"), (batch.Headlines[0].Id, batch.Headlines[0].Title, batch.Headlines[0].Category));
    }

    [Fact]
    public async Task RunAsync_BreakerOpen_FeedsStandIn()
    {
        var batch = await RunAsync(ScriptedHttp.Answering(HttpStatusCode.OK, Feed), Down, Permit with { Allowed = false });

        Assert.Equal("rss", batch.Provider);
    }

    [Fact]
    public async Task RunAsync_EditionHasFeeds_ThoseAloneAreAskedForItsFirstCategory()
    {
        var http = ScriptedHttp.Answering(HttpStatusCode.OK, Feed);

        var batch = await RunAsync(http, Down, categories: ["business", "science"], edition: "harbour");

        Assert.Equal("business", Assert.Single(batch.Headlines).Category);
        Assert.Equal("feeds.harbour.example", http.Request!.RequestUri!.Host);
    }

    [Fact]
    public async Task RunAsync_FeedsFailToo_NewsApisFailureNamesTheirsToo()
    {
        var http = ScriptedHttp.Answering(HttpStatusCode.BadGateway, "");

        var failure = await Assert.ThrowsAsync<ServiceThrottledException>(() => RunAsync(http, Down));

        Assert.Equal("down The feed of feeds.citypost.example failed with HTTP 502.", failure.Message);
    }

    [Fact]
    public async Task RunAsync_NoFeedOfTheCategories_NewsApisFailure()
    {
        var http = ScriptedHttp.Answering(HttpStatusCode.OK, Feed);

        await Assert.ThrowsAsync<ServiceThrottledException>(() => RunAsync(http, Down, categories: ["sports"]));

        Assert.Null(http.Request);
    }

    [Fact]
    public async Task RunAsync_FeedHangs_NewsApisFailureAtTheFeedsLimit()
    {
        var running = RunAsync(new ScriptedHttp((_, _) => new TaskCompletionSource<HttpResponseMessage>().Task), Down);
        _time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<ServiceThrottledException>(() => running);
    }

    [Fact]
    public async Task RunAsync_BothSources_OneListNewestFirst()
    {
        var http = ScriptedHttp.Answering(HttpStatusCode.OK, Feed.Replace("</link>", "</link><pubDate>2026-11-23T12:00:00Z</pubDate>"));

        var batch = await RunAsync(
            http,
            (query, _) => Task.FromResult(Articles.Page(Articles.Article(1, query.Category))),
            sources: ["newsapi", "feeds"]);

        Assert.Equal("newsapi+rss", batch.Provider);
        Assert.Equal(["Comet seen", "Headline number 1 of the day"], batch.Headlines.Select(headline => headline.Title));
        Assert.Equal(["s1", "s2"], batch.Headlines.Select(headline => headline.Id));
    }

    [Fact]
    public async Task RunAsync_BothSourcesAndNewsApiDown_FeedsAlone()
    {
        var batch = await RunAsync(ScriptedHttp.Answering(HttpStatusCode.OK, Feed), Down, sources: ["newsapi", "feeds"]);

        Assert.Equal("rss", batch.Provider);
    }

    [Fact]
    public async Task RunAsync_FeedsAlone_NewsApiIsNotAsked()
    {
        var batch = await RunAsync(
            ScriptedHttp.Answering(HttpStatusCode.OK, Feed), (_, _) => throw new InvalidOperationException("asked"), sources: ["feeds"]);

        Assert.Equal("rss", batch.Provider);
    }

    [Fact]
    public async Task RunAsync_FeedsAloneAndNoneOfTheCategories_TheSettingIsNamed()
    {
        var failure = await Assert.ThrowsAsync<MisconfiguredException>(() => RunAsync(
            ScriptedHttp.Answering(HttpStatusCode.OK, Feed), Down, categories: ["sports"], sources: ["feeds"]));

        Assert.Contains("Rss:Feeds", failure.Message);
    }

    [Theory]
    [InlineData("https://citypost.example/comet", "Headline number 1 of the day")]
    [InlineData("https://citypost.example/news/1", "Comet seen")]
    public async Task RunAsync_BothSourcesAndOnesWasTold_TheOthersAlone(string told, string left)
    {
        var memory = new FixedMemory(told);

        var batch = await RunAsync(
            ScriptedHttp.Answering(HttpStatusCode.OK, Feed),
            (query, _) => Task.FromResult(Articles.Page(Articles.Article(1, query.Category))),
            sources: ["newsapi", "feeds"],
            edition: "daily",
            memory: memory);

        var headline = Assert.Single(batch.Headlines);
        Assert.Equal((left, false), (headline.Title, headline.IsRepeated));
        Assert.Equal([("run", "daily")], memory.Asked);
    }

    [Fact]
    public async Task RunAsync_FeedsStandInWithWhatWasTold_IsMarked()
    {
        var batch = await RunAsync(
            ScriptedHttp.Answering(HttpStatusCode.OK, Feed), Down, edition: "daily", memory: new("https://citypost.example/comet"));

        Assert.True(Assert.Single(batch.Headlines).IsRepeated);
    }

    [Theory]
    [InlineData("<html><body>portal</body></html>", "The feed of feeds.citypost.example is a web page and no feed.")]
    [InlineData("not xml", "The feed of feeds.citypost.example is no XML: it has no element.")]
    [InlineData("", "The feed of feeds.citypost.example is empty.")]
    [InlineData("{}", "The feed of feeds.citypost.example is JSON, but no JSON Feed: it has no list of items.")]
    [InlineData("<rss><channel></channel></rss>", "The feed of feeds.citypost.example has no items.")]
    public async Task RunAsync_FeedIsNone_ReasonSaysWhy(string body, string reason)
    {
        var failure = await Assert.ThrowsAsync<ServiceThrottledException>(() => RunAsync(ScriptedHttp.Answering(HttpStatusCode.OK, body), Down));

        Assert.EndsWith(reason, failure.Message);
    }

    private static Task<HeadlinePage> Down(HeadlineQuery query, CancellationToken cancellationToken) =>
        throw new ServiceThrottledException("down");

    private Task<HeadlineBatch> RunAsync(
        ScriptedHttp http,
        Func<HeadlineQuery, CancellationToken, Task<HeadlinePage>> newsApi,
        CircuitBreakerPermit? permit = null,
        string[]? categories = null,
        string[]? sources = null,
        string? edition = null,
        FixedMemory? memory = null)
    {
        var settings = Options.Create(new NewsOptions { Sources = sources ?? [] });
        var rss = Options.Create(new RssOptions { Feeds = { ["science"] = [new Uri("https://feeds.citypost.example/science")] } });
        var options = Options.Create(new ContentGenOptions());
        var activity = new FetchHeadlinesActivity(
            new HeadlineFetcher(
                new ScriptedSource(newsApi),
                Caches.ForHeadlines(_time),
                new OpenGate(),
                settings,
                _time,
                NullLogger<HeadlineFetcher>.Instance),
            new FeedHeadlines(new RssClient(new HttpClient(http), rss), Caches.ForHeadlines(_time), rss, settings, _editions, new(_time), NullLogger<FeedHeadlines>.Instance),
            new StoryPages(new PageClient(new HttpClient(http)), Caches.Over(new MemoryContentStore(), _time), settings, new(_time), NullLogger<StoryPages>.Instance),
            memory ?? new FixedMemory(),
            options,
            settings,
            new(_time),
            NullLogger<FetchHeadlinesActivity>.Instance);
        var request = BriefRequest.Default with { Categories = categories ?? BriefRequest.Default.Categories, Edition = edition };
        return activity.RunAsync(new HeadlinesCall("run", request, permit ?? Permit), null!, CancellationToken.None);
    }
}
