using ContentGen.Caching;
using ContentGen.Headlines;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Headlines;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Caching;

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
        CachedArticles second = await GetAsync();

        Assert.Equal(1, _calls);
        Assert.NotNull(second.CachedAt);
        Assert.Equal(2, second.Articles.Count);
    }

    [Fact]
    public async Task GetAsync_FifteenMinutesLater_AsksAgain()
    {
        await GetAsync();

        _time.Advance(TimeSpan.FromMinutes(15));
        CachedArticles second = await GetAsync();

        Assert.Equal(2, _calls);
        Assert.Null(second.CachedAt);
    }

    [Fact]
    public async Task GetAsync_MustAsk_AsksAndKeeps()
    {
        await GetAsync(mustAsk: true);

        CachedArticles second = await GetAsync();

        Assert.Equal(1, _calls);
        Assert.NotNull(second.CachedAt);
    }

    [Fact]
    public async Task FindAsync_LongExpired_IsStillThere()
    {
        await GetAsync();

        _time.Advance(TimeSpan.FromDays(3));
        CachedArticles? found = await Caches.ForHeadlines(_time, _store).FindAsync(Query, default);

        Assert.Equal(2, found?.Articles.Count);
    }

    private Task<CachedArticles> GetAsync(bool mustAsk = false) => Caches.ForHeadlines(_time, _store).GetAsync(
        "run",
        Query,
        mustAsk,
        () =>
        {
            _calls++;
            return Task.FromResult<IReadOnlyList<ProviderArticle>>([Articles.Article(1, "science"), Articles.Article(2, "science")]);
        },
        CancellationToken.None);
}
