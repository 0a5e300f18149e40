using ContentGen.Briefs;
using ContentGen.Cache;
using ContentGen.Schedules;
using ContentGen.Storage;
using ContentGen.Tests.Briefs;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContentGen.Tests.Schedules;

public sealed class ContentRetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private readonly MemoryContentStore _store = new();

    private TraceArchive Traces => new(_store, NullLogger<TraceArchive>.Instance);

    private ContentRetention Retention => new(_store, SampleBriefs.Index(_store), Traces);

    [Fact]
    public async Task DeleteBriefsAsync_OldOnes_GoWithAllTheirParts()
    {
        await AddAsync("old", Now.AddDays(-31));
        await AddAsync("new", Now.AddDays(-29));

        var deleted = await Retention.DeleteBriefsAsync(Now.AddDays(-30), default);

        Assert.Equal(1, deleted);
        Assert.Null(await _store.GetAsync(ContentName.Audio("old"), default));
        Assert.Null(await _store.GetAsync(ContentName.Brief("old"), default));
        Assert.NotNull(await _store.GetAsync(ContentName.Audio("new"), default));
    }

    [Fact]
    public async Task DeleteBriefsAsync_OldOnes_GoWithTheWayToTheirTrace()
    {
        await AddAsync("old", Now.AddDays(-31));
        await AddAsync("new", Now.AddDays(-29));
        await Traces.StoreAsync(new("old", TraceId, "completed", true, Now, Now, 0, new(0, 0, 0, 0, 0), []), default);

        await Retention.DeleteBriefsAsync(Now.AddDays(-30), default);

        Assert.Null(await _store.GetAsync(ContentName.RunOfTrace(TraceId), default));
    }

    [Fact]
    public async Task DeleteOrphansAsync_RunsWithoutABriefThatNobodyKnows_Go()
    {
        await AddAsync("delivered", Now);
        await _store.PutAsync(ContentName.Audio("under-way"), new("mp3"), "audio/mpeg", default);
        await _store.PutAsync(ContentName.Audio("regenerate-old"), new("mp3"), "audio/mpeg", default);

        var deleted = await Retention.DeleteOrphansAsync((runId, _) => Task.FromResult(runId == "under-way"), default);

        Assert.Equal(1, deleted);
        Assert.Null(await _store.GetAsync(ContentName.Audio("regenerate-old"), default));
        Assert.NotNull(await _store.GetAsync(ContentName.Audio("under-way"), default));
        Assert.NotNull(await _store.GetAsync(ContentName.Audio("delivered"), default));
    }

    [Fact]
    public async Task DeleteBriefsAsync_OnlyOldOnes_TheNewestStays()
    {
        await AddAsync("older", Now.AddDays(-60));
        await AddAsync("old", Now.AddDays(-50));

        await Retention.DeleteBriefsAsync(Now.AddDays(-30), default);

        Assert.NotNull(await _store.GetAsync(ContentName.Brief("old"), default));
        Assert.Null(await _store.GetAsync(ContentName.Brief("older"), default));
    }

    [Fact]
    public async Task DeleteCachedAsync_OldAndForeignContent_Goes()
    {
        await CacheAsync("cache/v1/headlines/old.json", Now.AddDays(-8));
        await CacheAsync("cache/v1/headlines/new.json", Now.AddDays(-6));
        await _store.PutAsync("cache/v0/foreign", new("?"), "text/plain", default);

        var deleted = await Retention.DeleteCachedAsync(Now.AddDays(-7), default);

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
