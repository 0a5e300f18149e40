using ContentGen.News;
using ContentGen.Providers;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.News;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Cache;

public sealed class HeadlineCacheTests
{
    private static readonly HeadlineQuery Query = new("science", "us", "en", 25);
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryContentStore _store = new();
    private int _calls;

    [Fact]
    public async Task GetAsync_WithinFifteenMinutes_AsksOnce()
    {
        await GetAsync();

        _time.Advance(TimeSpan.FromMinutes(14));
        var second = await GetAsync();

        Assert.Equal(1, _calls);
        Assert.NotNull(second.CachedAt);
        Assert.Equal(2, second.Page.Articles.Count);
    }

    [Fact]
    public async Task GetAsync_FifteenMinutesLater_AsksAgain()
    {
        await GetAsync();

        _time.Advance(TimeSpan.FromMinutes(15));
        var second = await GetAsync();

        Assert.Equal(2, _calls);
        Assert.Null(second.CachedAt);
    }

    [Fact]
    public async Task GetAsync_MustAsk_AsksAndKeeps()
    {
        await GetAsync(mustAsk: true);

        var second = await GetAsync();

        Assert.Equal(1, _calls);
        Assert.NotNull(second.CachedAt);
    }

    [Fact]
    public async Task FindAsync_LongExpired_IsStillThere()
    {
        await GetAsync();

        _time.Advance(TimeSpan.FromDays(3));
        var found = await Caches.ForHeadlines(_time, _store).FindAsync(HeadlineEntry.Of(Query), default);

        Assert.Equal(2, found?.Page.Articles.Count);
    }

    [Fact]
    public async Task GetAsync_NoFurtherPage_IsKeptUnlikeAnEmptyFirst()
    {
        await GetAsync(HeadlinePage.After(0), Query);
        await GetAsync(HeadlinePage.After(0), Query);
        await GetAsync(HeadlinePage.After(25), Query with { Page = 2 });
        await GetAsync(HeadlinePage.After(25), Query with { Page = 2 });

        Assert.Equal(3, _calls);
    }

    [Fact]
    public async Task FindPagesAsync_PageOlderThanTheFirst_IsLeftOut()
    {
        var page = Articles.Page(Articles.Article(1, "science"));
        await GetAsync(page, Query with { Page = 2 });
        _time.Advance(TimeSpan.FromHours(1));
        await GetAsync(page, Query);
        await GetAsync(page, Query with { Page = 3 });

        var found = await Caches.ForHeadlines(_time, _store).FindPagesAsync(Query, default);

        Assert.Equal(2, found.Count);
        Assert.All(found, answer => Assert.Equal(_time.GetUtcNow(), answer.CachedAt));
    }

    private Task<CachedHeadlines> GetAsync(HeadlinePage page, HeadlineQuery query) => Caches.ForHeadlines(_time, _store).GetAsync(
        "run",
        HeadlineEntry.Of(query),
        mustAsk: false,
        () =>
        {
            _calls++;
            return Task.FromResult(page);
        },
        CancellationToken.None);

    private Task<CachedHeadlines> GetAsync(bool mustAsk = false) => Caches.ForHeadlines(_time, _store).GetAsync(
        "run",
        HeadlineEntry.Of(Query),
        mustAsk,
        () =>
        {
            _calls++;
            return Task.FromResult(Articles.Page(Articles.Article(1, "science"), Articles.Article(2, "science")));
        },
        CancellationToken.None);
}
