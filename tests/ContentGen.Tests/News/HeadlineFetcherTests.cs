using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Providers;
using ContentGen.Requests;
using ContentGen.Tests.Agents;
using ContentGen.Tests.Cache;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.News;

public sealed class HeadlineFetcherTests
{
    private static readonly CircuitBreakerPermit Permit = new(ServiceName.NewsApi, true, 3, null);
    private readonly FakeTimeProvider _time = new(Articles.Noon);
    private readonly OpenGate _gate = new();

    [Fact]
    public async Task FetchAsync_ThreeCategories_OneCallEach()
    {
        var source = new ScriptedSource((query, _) => Answer(query));

        var batch = await FetchAsync(source, Permit);

        Assert.Equal("newsapi", batch.Provider);
        Assert.Equal(["general", "science", "technology"], source.Queries.Select(query => query.Category).Order());
        Assert.Equal(["general", "science", "technology"], batch.Headlines.Select(headline => headline.Category).Distinct().Order());
        Assert.Equal(3, _gate.Calls.Count);
    }

    [Fact]
    public async Task FetchAsync_OneCategoryFails_OthersAreEnough()
    {
        var source = new ScriptedSource((query, _) =>
            query.Category == "general" ? throw new ExternalServiceException("down") : Answer(query));

        var batch = await FetchAsync(source, Permit);

        Assert.DoesNotContain(batch.Headlines, headline => headline.Category == "general");
        Assert.Single(_gate.Calls, call => call.Failure is ExternalServiceException);
    }

    [Fact]
    public async Task FetchAsync_AllCategoriesFail_FirstFailure()
    {
        var source = new ScriptedSource((query, _) => throw new ServiceThrottledException(query.Category));

        var failure = await Assert.ThrowsAsync<ServiceThrottledException>(() => FetchAsync(source, Permit));

        Assert.Equal("general", failure.Message);
    }

    [Fact]
    public async Task FetchAsync_NothingUsable_InvalidOutput()
    {
        var source = new ScriptedSource((_, _) => Task.FromResult(HeadlinePage.After(0)));

        var failure = await Assert.ThrowsAsync<InvalidOutputException>(() => FetchAsync(source, Permit));

        Assert.Contains("country 'us'", failure.Message);
    }

    [Fact]
    public async Task FetchAsync_PermitRefused_NoCall()
    {
        var source = new ScriptedSource((query, _) => Answer(query));

        await Assert.ThrowsAsync<CircuitOpenException>(() => FetchAsync(source, Permit with { Allowed = false }));

        Assert.Empty(source.Queries);
    }

    [Fact]
    public async Task FetchAsync_ProbeFails_NoOtherCall()
    {
        var source = new ScriptedSource((_, _) => throw new ExternalServiceException("still down"));

        await Assert.ThrowsAsync<ExternalServiceException>(() => FetchAsync(source, Permit with { ProbeToken = "probe" }));

        Assert.Single(source.Queries);
    }

    [Fact]
    public async Task FetchAsync_ProbeSucceeds_OnlyItCarriesTheToken()
    {
        var source = new ScriptedSource((query, _) => Answer(query));

        await FetchAsync(source, Permit with { ProbeToken = "probe" });

        Assert.Equal(3, _gate.Calls.Count);
        Assert.Single(_gate.Calls, call => call.Permit.ProbeToken == "probe");
    }

    [Fact]
    public async Task FetchAsync_OneCategoryHangs_OthersAreDeliveredAtTheLimit()
    {
        var source = new ScriptedSource((query, _) =>
            query.Category == "general" ? new TaskCompletionSource<HeadlinePage>().Task : Answer(query));

        var fetching = FetchAsync(source, Permit);
        _time.Advance(TimeSpan.FromSeconds(90));
        var batch = await fetching;

        Assert.NotEmpty(batch.Headlines);
        Assert.Single(_gate.Calls, call => call.Failure is ServiceTimeoutException);
    }

    [Fact]
    public async Task FetchAsync_Cancelled_Stops()
    {
        using var stop = new CancellationTokenSource();
        var source = new ScriptedSource(async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return HeadlinePage.After(0);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync(source, Permit, stop.Token));
    }

    private Task<HeadlineBatch> FetchAsync(
        IHeadlineSource source, CircuitBreakerPermit permit, CancellationToken cancellationToken = default)
    {
        var fetcher = new HeadlineFetcher(
            source, Caches.ForHeadlines(_time), _gate, Options.Create(new NewsOptions()), _time, NullLogger<HeadlineFetcher>.Instance);
        var limit = new AttemptTimeLimit(AttemptTimeLimit.AgentTimeout, TimeSpan.FromSeconds(90), new(_time));
        return fetcher.FetchAsync(
            null!, new HeadlinesCall("run", BriefRequest.Default, permit), limit, ToldStories.None, cancellationToken);
    }

    private static Task<HeadlinePage> Answer(HeadlineQuery query)
    {
        var first = query.Category[0] * 10;
        return Task.FromResult(Articles.Page([.. Enumerable.Range(first, 4).Select(number => Articles.Article(number, query.Category))]));
    }
}
