using ContentGen.CircuitBreaker;
using ContentGen.Speech;
using ContentGen.Storage;
using ContentGen.Tests.Briefs;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Cache;

public sealed class SpeechCacheTests
{
    private static readonly SpeechResult Speech = new(12.5, 8, "Joanna", "neural", 60);
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryContentStore _store = new();

    [Fact]
    public async Task UseAsync_SameScript_CopiesTheSoundAtNoCost()
    {
        await SpeakAsync("run-1");

        var used = await UseAsync("run-2", "Good morning.");

        Assert.Equal((12.5, 0), (used?.DurationSeconds, used?.BilledCharacters));
        Assert.NotNull(used?.CachedAt);
        Assert.Equal("mp3", (await _store.GetAsync(ContentName.Audio("run-2"), default))?.ToString());
        Assert.Equal("[]", (await _store.GetAsync(ContentName.WordTimings("run-2"), default))?.ToString());
    }

    [Fact]
    public async Task UseAsync_OtherScript_Nothing()
    {
        await SpeakAsync("run-1");

        Assert.Null(await UseAsync("run-2", "Good evening."));
    }

    [Fact]
    public async Task UseAsync_TheRunIsGone_Nothing()
    {
        await SpeakAsync("run-1");
        await _store.DeleteAsync(ContentName.Audio("run-1"), default);

        Assert.Null(await UseAsync("run-2", "Good morning."));
    }

    [Fact]
    public async Task UseAsync_TheRunsSpeechWasReplaced_Nothing()
    {
        await SpeakAsync("run-1");
        await _store.PutAsync(ContentName.Audio("run-1"), new("other mp3"), "audio/mpeg", default);

        Assert.Null(await UseAsync("run-2", "Good morning."));
    }

    [Fact]
    public async Task UseAsync_TooOld_Nothing()
    {
        await SpeakAsync("run-1");

        _time.Advance(TimeSpan.FromHours(2));

        Assert.Null(await UseAsync("run-2", "Good morning."));
    }

    private static SpeechCall Call(string runId, string sentence) =>
        new(runId, [sentence], "en", null, CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly));

    private async Task SpeakAsync(string runId)
    {
        await _store.PutAsync(ContentName.Audio(runId), new("mp3"), "audio/mpeg", default);
        await _store.PutAsync(ContentName.WordTimings(runId), new("[]"), "application/json", default);
        await Caches.ForSpeech(_store, _time).KeepAsync(Call(runId, "Good morning."), Speech, new("mp3"));
    }

    private Task<SpeechResult?> UseAsync(string runId, string sentence) =>
        Caches.ForSpeech(_store, _time).UseAsync(Call(runId, sentence), TimeSpan.FromHours(2), default);
}
