using System.Security.Cryptography;
using ContentGen.Cache;
using ContentGen.Requests;
using ContentGen.Speech.Mpeg;
using ContentGen.Storage;

namespace ContentGen.Speech;

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
        var found = await cache.FindAsync<SpokenScript>(NameOf(call), cancellationToken);
        if (found?.Content is not { Speech: not null } spoken
            || time.GetUtcNow() - found.MadeAt >= limit
            || !RunId.IsValid(spoken.RunId))
        {
            return null;
        }

        // What was published has the tags of its brief in front.
        var audio = await store.GetAsync(ContentName.Audio(spoken.RunId), cancellationToken) is { } file ? Id3Tag.Without(file) : null;
        var words = await store.GetAsync(ContentName.WordTimings(spoken.RunId), cancellationToken);
        if (audio is null || words is null || HashOf(audio) != spoken.AudioHash)
        {
            return null;
        }

        await store.PutAsync(ContentName.WordTimings(call.RunId), words, "application/json", cancellationToken);
        await store.PutAsync(ContentName.Audio(call.RunId), audio, "audio/mpeg", cancellationToken);
        return spoken.Speech with { CachedAt = found.MadeAt, BilledCharacters = 0 };
    }

    public Task KeepAsync(SpeechCall call, SpeechResult speech, BinaryData mp3) => cache.KeepAsync<SpokenScript>(
        NameOf(call), new(new(call.RunId, speech, HashOf(mp3)), time.GetUtcNow(), "", new Dictionary<string, string>()));

    private static string HashOf(BinaryData content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string NameOf(SpeechCall call) =>
        CacheName.Of("speech", call.Sentences, call.Language, speakers.For(call.Language, call.Voice), call.Speakers);
}

/// <param name="RunId">The run whose content in the store is this speech.</param>
/// <param name="AudioHash">Of the MP3 without tags: a run's speech may have been replaced since.</param>
public sealed record SpokenScript(string RunId, SpeechResult Speech, string AudioHash);

/// <summary>
/// Brings the speech of an earlier run for the very same script into this run, however old it is. Null when there is none. A second
/// execution writes the same again.
/// </summary>
public sealed class ReadCachedSpeechActivity(SpeechCache cache)
{
    public const string FunctionName = "ReadCachedSpeech";

    [Function(FunctionName)]
    public Task<SpeechResult?> RunAsync([ActivityTrigger] SpeechCall call, CancellationToken cancellationToken) =>
        cache.UseAsync(call, TimeSpan.MaxValue, cancellationToken);
}
