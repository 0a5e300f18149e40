using ContentGen.Briefs;
using ContentGen.Briefs.Storage;
using ContentGen.Caching;
using ContentGen.Schedules;
using ContentGen.Tests.Briefs;

namespace ContentGen.Tests.Schedules;

public sealed class ContentRetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
    private readonly MemoryContentStore _store = new();

    [Fact]
    public async Task DeleteBriefsAsync_OldOnes_GoWithAllTheirParts()
    {
        await AddAsync("old", Now.AddDays(-31));
        await AddAsync("new", Now.AddDays(-29));

        int deleted = await new ContentRetention(_store).DeleteBriefsAsync(Now.AddDays(-30), default);

        Assert.Equal(1, deleted);
        Assert.Null(await _store.GetAsync(ContentName.Audio("old"), default));
        Assert.Null(await _store.GetAsync(ContentName.Brief("old"), default));
        Assert.NotNull(await _store.GetAsync(ContentName.Audio("new"), default));
    }

    [Fact]
    public async Task DeleteBriefsAsync_OnlyOldOnes_TheNewestStays()
    {
        await AddAsync("older", Now.AddDays(-60));
        await AddAsync("old", Now.AddDays(-50));

        await new ContentRetention(_store).DeleteBriefsAsync(Now.AddDays(-30), default);

        Assert.NotNull(await _store.GetAsync(ContentName.Brief("old"), default));
        Assert.Null(await _store.GetAsync(ContentName.Brief("older"), default));
    }

    [Fact]
    public async Task DeleteCachedAsync_OldAndForeignContent_Goes()
    {
        await CacheAsync("cache/v1/headlines/old.json", Now.AddDays(-8));
        await CacheAsync("cache/v1/headlines/new.json", Now.AddDays(-6));
        await _store.PutAsync("cache/v0/foreign", new("?"), "text/plain", default);

        int deleted = await new ContentRetention(_store).DeleteCachedAsync(Now.AddDays(-7), default);

        Assert.Equal(2, deleted);
        Assert.NotNull(await _store.GetAsync("cache/v1/headlines/new.json", default));
    }

    private async Task AddAsync(string runId, DateTimeOffset generatedAt)
    {
        await _store.PutAsync(ContentName.Audio(runId), new("mp3"), "audio/mpeg", default);
        await _store.PutAsync(ContentName.Brief(runId), new("{}"), "application/json", default);
        await _store.PutAsync(ContentName.Index(generatedAt, runId), new("{}"), "application/json", default);
    }

    private Task CacheAsync(string name, DateTimeOffset madeAt) =>
        _store.PutJsonAsync<CachedContent<string>>(name, new("x", madeAt, "", new Dictionary<string, string>()), default);
}
