using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Providers;
using ContentGen.Requests;
using ContentGen.Tests.Agents;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Cache;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.News;

/// <summary>When further pages are asked for. The request chooses from ten headlines; a page has twenty articles.</summary>
public sealed class HeadlinePagingTests
{
    private const int Many = 500;
    private static readonly CircuitBreakerPermit Permit = new(ServiceName.NewsApi, true, 3, null);
    private readonly FakeTimeProvider _time = new(Articles.Noon);
    private readonly MemoryContentStore _store = new();
    private readonly OpenGate _gate = new();

    [Fact]
    public async Task FetchAsync_FirstPageIsEnough_NoOther()
    {
        var source = Source((query, _) => Good(query, 10));

        var batch = await FetchAsync(source);

        Assert.Equal(10, batch.Headlines.Count);
        Assert.Single(source.Queries);
    }

    [Fact]
    public async Task FetchAsync_RemovedAndDoubleArticles_PagesUntilThereAreEnough()
    {
        var source = Source((query, _) => query.Page switch
        {
            1 => Page(query, number => Articles.Article(number, query.Category, title: "[Removed]")),
            2 => Page(query, number => Articles.Article(1, query.Category, url: $"https://citypost.example/copy/{number}")),
            _ => Good(query, 20),
        });

        var batch = await FetchAsync(source);

        Assert.Equal(10, batch.Headlines.Count);
        Assert.Equal([1, 2, 3], source.Queries.Select(query => query.Page));
        Assert.Equal(3, _gate.Calls.Count);
    }

    [Fact]
    public async Task FetchAsync_NothingButRemoved_StopsAtTheBound()
    {
        var source = Source((query, _) => Page(query, number => Articles.Article(number, query.Category, title: "[Removed]")));

        await Assert.ThrowsAsync<InvalidOutputException>(() => FetchAsync(source));

        Assert.Equal([1, 2, 3, 4], source.Queries.Select(query => query.Page));
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    public async Task FetchAsync_TooFew_AsksOnlyWhereMoreExist(int total, int pages)
    {
        var source = Source((query, _) => Good(query, 2) with { Total = total });

        await FetchAsync(source);

        Assert.Equal(pages, source.Queries.Count);
    }

    [Fact]
    public async Task FetchAsync_FirstPageWasTold_NextIsAskedForAndTakesItsPlace()
    {
        var source = Source((query, _) => Good(query, 20));

        var batch = await FetchAsync(source, told: Told(1));

        Assert.Equal([1, 2], source.Queries.Select(query => query.Page));
        Assert.Equal(10, batch.Headlines.Count);
        Assert.DoesNotContain(batch.Headlines, headline => headline.IsRepeated);
    }

    [Fact]
    public async Task FetchAsync_EveryPageWasTold_StopsAtTheBoundAndTellsAgain()
    {
        var source = Source((query, _) => Good(query, 20));

        var batch = await FetchAsync(source, told: Told(1, 2, 3, 4));

        Assert.Equal([1, 2, 3, 4], source.Queries.Select(query => query.Page));
        Assert.Equal(10, batch.Headlines.Count);
        Assert.All(batch.Headlines, headline => Assert.True(headline.IsRepeated));
    }

    [Fact]
    public async Task FetchAsync_OtherCategoryBringsEnough_NoOtherPage()
    {
        var source = Source((query, _) => Good(query, query.Category == "science" ? 9 : 1));

        var batch = await FetchAsync(source, categories: ["science", "health"]);

        Assert.Equal(10, batch.Headlines.Count);
        Assert.Equal(2, source.Queries.Count);
    }

    [Fact]
    public async Task FetchAsync_LaterPageFails_EarlierPagesStayAndNoOtherIsAsked()
    {
        var source = Source((query, _) => query.Page == 1 ? Good(query, 4) : throw new ExternalServiceException("down"));

        var batch = await FetchAsync(source);

        Assert.Equal(4, batch.Headlines.Count);
        Assert.Equal(2, source.Queries.Count);
        Assert.Single(_gate.Calls, call => call.Failure is ExternalServiceException);
    }

    [Fact]
    public async Task FetchAsync_LaterPageHangs_EarlierPagesAreDeliveredAtTheLimit()
    {
        var source = new ScriptedSource((query, _) =>
            query.Page == 1 ? Task.FromResult(Good(query, 4)) : new TaskCompletionSource<HeadlinePage>().Task);

        var fetching = FetchAsync(source);
        _time.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(4, (await fetching).Headlines.Count);
    }

    [Fact]
    public async Task FetchAsync_PlanGivesNoFurtherPage_EarlierPagesStay()
    {
        var source = Source((query, _) => query.Page == 1 ? Good(query, 4) : HeadlinePage.After(20));

        var batch = await FetchAsync(source);

        Assert.Equal(4, batch.Headlines.Count);
        Assert.Equal(2, source.Queries.Count);
    }

    [Fact]
    public async Task FetchAsync_AgainWithinFifteenMinutes_NoPageIsAskedForTwice()
    {
        var source = Source((query, _) => query.Page < 3 ? Good(query, 3) : HeadlinePage.After(40));

        await FetchAsync(source);
        _time.Advance(TimeSpan.FromMinutes(14));
        var again = await FetchAsync(source);

        Assert.Equal(6, again.Headlines.Count);
        Assert.Equal([1, 2, 3], source.Queries.Select(query => query.Page));
    }

    [Fact]
    public async Task FetchAsync_Probe_OnlyTheFirstPageCarriesTheToken()
    {
        var source = Source((query, _) => Good(query, 5));

        await FetchAsync(source, Permit with { ProbeToken = "probe" });

        Assert.Equal(["probe", null], _gate.Calls.Select(call => call.Permit.ProbeToken));
    }

    private static ScriptedSource Source(Func<HeadlineQuery, CancellationToken, HeadlinePage> answer) =>
        new((query, token) => Task.FromResult(answer(query, token)));

    private static HeadlinePage Good(HeadlineQuery query, int count) => new(
        [
            .. Enumerable.Range((query.Category[0] * 1_000) + (query.Page * 100), count)
                .Select(number => Articles.Article(number, query.Category)),
        ],
        Many);

    private static HeadlinePage Page(HeadlineQuery query, Func<int, ProviderArticle> article) =>
        new([.. Enumerable.Range(query.Page * 100, query.Count).Select(article)], Many);

    private static ToldStories Told(params int[] pages) => new(pages.SelectMany(page => Enumerable.Range(('s' * 1_000) + (page * 100), 20))
        .Select(number => Articles.Article(number))
        .Select(article => (article.Title!, (IEnumerable<string>)[article.Url!])));

    private Task<HeadlineBatch> FetchAsync(
        IHeadlineSource source, CircuitBreakerPermit? permit = null, string[]? categories = null, ToldStories? told = null)
    {
        var cache = Caches.ForHeadlines(_time, _store);
        var fetcher = new HeadlineFetcher(
            source, cache, _gate, Options.Create(new NewsOptions()), _time, NullLogger<HeadlineFetcher>.Instance);
        var request = BriefRequest.Default with { Categories = categories ?? ["science"], MaxStories = 3 };
        var limit = new AttemptTimeLimit(AttemptTimeLimit.AgentTimeout, TimeSpan.FromSeconds(90), new(_time));
        return fetcher.FetchAsync(
            null!, new HeadlinesCall("run", request, permit ?? Permit), limit, told ?? ToldStories.None, CancellationToken.None);
    }
}
