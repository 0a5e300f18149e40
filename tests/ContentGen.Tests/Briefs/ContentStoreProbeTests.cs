using ContentGen.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Briefs;

public sealed class ContentStoreProbeTests
{
    private readonly MemoryContentStore _store = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ContentStoreProbe _probe;

    public ContentStoreProbeTests() => _probe = new ContentStoreProbe(_store, new(_time), NullLogger<ContentStoreProbe>.Instance);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task IsUsableAsync_AskedOnce_TriesTheStore(bool isDown, bool expected)
    {
        _store.IsDown = isDown;

        Assert.Equal(expected, await _probe.IsUsableAsync(CancellationToken.None));
    }

    [Fact]
    public async Task IsUsableAsync_AskedOften_TriesOnceInFiveSeconds()
    {
        for (var i = 0; i < 10; i++)
        {
            await _probe.IsUsableAsync(CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, _store.Written.Count);
    }

    [Fact]
    public async Task IsUsableAsync_StoreSaysNothing_IsNotUsableAfterTwoSeconds()
    {
        _store.Hangs = true;
        var asked = _probe.IsUsableAsync(CancellationToken.None);
        var askedToo = _probe.IsUsableAsync(CancellationToken.None);
        _time.Advance(ContentStoreProbe.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(asked.IsCompleted || askedToo.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(await asked);
        Assert.False(await askedToo);
        Assert.False(await _probe.IsUsableAsync(CancellationToken.None));
    }

    [Fact]
    public async Task IsUsableAsync_OneCallerLeaves_TheOthersAreAnsweredInTime()
    {
        _store.Hangs = true;
        using var leaving = new CancellationTokenSource();
        var left = _probe.IsUsableAsync(leaving.Token);
        var stayed = _probe.IsUsableAsync(CancellationToken.None);

        await leaving.CancelAsync();
        _time.Advance(ContentStoreProbe.Patience);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.False(await stayed);
    }

    [Fact]
    public async Task IsUsableAsync_StoreRecovers_NoticesAfterFiveSeconds()
    {
        _store.IsDown = true;
        await _probe.IsUsableAsync(CancellationToken.None);
        _store.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.True(await _probe.IsUsableAsync(CancellationToken.None));
    }
}
