using ContentGen.Audio;
using ContentGen.Briefs;
using ContentGen.Providers.AmazonPolly;

namespace ContentGen.Caching;

/// <summary>
/// Finds the speech of an earlier run for the very same script and voice. The sound itself is not kept twice: an entry names the run
/// that has it, and whoever uses it copies it to the names of its own run.
/// </summary>
public sealed class SpeechCache(ContentCache cache, IContentStore store, SpeakerChoice speakers, TimeProvider time)
{
    /// <summary>Null when there is no such speech any more.</summary>
    /// <exception cref="Failures.SystemResourceException">The store cannot be used.</exception>
    public async Task<SpeechResult?> UseAsync(SpeechCall call, TimeSpan limit, CancellationToken cancellationToken)
    {
        CachedContent<SpokenScript>? found = await cache.FindAsync<SpokenScript>(NameOf(call), cancellationToken);
        if (found?.Content is not { Speech: not null } spoken || time.GetUtcNow() - found.MadeAt >= limit)
            return null;
        return await CopyAsync(spoken.RunId, call.RunId, cancellationToken) ? spoken.Speech with { CachedAt = found.MadeAt, BilledCharacters = 0 } : null;
    }

    public Task KeepAsync(SpeechCall call, SpeechResult speech) => cache.KeepAsync<SpokenScript>(
        NameOf(call), new(new(call.RunId, speech), time.GetUtcNow(), "", new Dictionary<string, string>()));

    private string NameOf(SpeechCall call) =>
        CacheName.Speech(CacheName.Fingerprint(call.Sentences, call.Language, speakers.For(call.Language, call.Voice)));

    private async Task<bool> CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (!RunId.IsValid(from))
            return false;
        if (from == to)
            return true;
        BinaryData? audio = await store.GetAsync(ContentName.Audio(from), cancellationToken);
        BinaryData? words = await store.GetAsync(ContentName.WordTimings(from), cancellationToken);
        if (audio is null || words is null)
            return false;
        await store.PutAsync(ContentName.WordTimings(to), words, "application/json", cancellationToken);
        await store.PutAsync(ContentName.Audio(to), audio, "audio/mpeg", cancellationToken);
        return true;
    }
}
