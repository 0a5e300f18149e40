using System.Net;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Providers;
using ContentGen.Providers.Rss;
using ContentGen.Requests;
using ContentGen.Settings;
using ContentGen.Tests.Agents;
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
    private readonly FakeTimeProvider _time = new();

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
    public async Task RunAsync_FeedsFailToo_NewsApisFailure()
    {
        var http = ScriptedHttp.Answering(HttpStatusCode.BadGateway, "");

        var failure = await Assert.ThrowsAsync<ServiceThrottledException>(() => RunAsync(http, Down));

        Assert.Equal("down", failure.Message);
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

    private static Task<HeadlinePage> Down(HeadlineQuery query, CancellationToken cancellationToken) =>
        throw new ServiceThrottledException("down");

    private Task<HeadlineBatch> RunAsync(
        ScriptedHttp http,
        Func<HeadlineQuery, CancellationToken, Task<HeadlinePage>> newsApi,
        CircuitBreakerPermit? permit = null,
        string[]? categories = null)
    {
        var rss = Options.Create(new RssOptions { Feeds = { ["science"] = [new Uri("https://feeds.citypost.example/science")] } });
        var options = Options.Create(new ContentGenOptions());
        var activity = new FetchHeadlinesActivity(
            new HeadlineFetcher(
                new ScriptedSource(newsApi),
                Caches.ForHeadlines(_time),
                new OpenGate(),
                options,
                new(_time),
                NullLogger<HeadlineFetcher>.Instance),
            new FeedHeadlines(new RssClient(new HttpClient(http), rss), rss, new(_time), NullLogger<FeedHeadlines>.Instance),
            options,
            _time,
            NullLogger<FetchHeadlinesActivity>.Instance);
        var request = BriefRequest.Default with { Categories = categories ?? BriefRequest.Default.Categories };
        return activity.RunAsync(new HeadlinesCall("run", request, permit ?? Permit), null!, CancellationToken.None);
    }
}
