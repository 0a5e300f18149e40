using System.Text.Json.Serialization;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;

namespace ContentGen.Speech;

/// <summary>Input of the activity that speaks a script.</summary>
/// <param name="Sentences">Plain text, a sentence an item.</param>
/// <param name="Language">ISO 639-1 code of the script's language.</param>
/// <param name="Voice">Amazon Polly voice id; null for the configured voice.</param>
/// <param name="ForceFresh">True to speak it again also when it was spoken before.</param>
/// <param name="TimeLimit">Time for the attempt; null for <c>ContentGen:AgentTimeout</c>.</param>
public sealed record SpeechCall(
    string RunId,
    IReadOnlyList<string> Sentences,
    string Language,
    string? Voice,
    CircuitBreakerPermit Permit,
    bool ForceFresh = false,
    TimeSpan? TimeLimit = null)
{
    /// <summary>The voice of each of <see cref="Sentences"/>, where several speak; null where <see cref="Voice"/> speaks alone.</summary>
    public IReadOnlyList<string>? Speakers { get; init; }
}

/// <summary>
/// What the activity that speaks a script returns. The MP3 and the word timings are in the content store, under names that depend on
/// the run only, so that a repeated execution overwrites them with the same meaning.
/// </summary>
/// <param name="DurationSeconds">Length of the MP3, counted from its frames, in seconds.</param>
/// <param name="Words">Number of word timings stored.</param>
/// <param name="BilledCharacters">Characters that Amazon Polly charged for, audio and speech marks together.</param>
/// <param name="CachedAt">When it was spoken, if for another run; null when for this one.</param>
public sealed record SpeechResult(
    double DurationSeconds,
    int Words,
    string Voice,
    string Engine,
    int BilledCharacters,
    DateTimeOffset? CachedAt = null) : ICacheable;

/// <param name="Word">The word as spoken; never markup.</param>
/// <param name="Start">Seconds from the start of the audio.</param>
/// <param name="End">Seconds; the next word's start, or the end of the chunk of audio it was spoken in.</param>
public sealed record WordTiming(string Word, double Start, double End)
{
    /// <summary>Amazon Polly voice id of who says it; null where one voice speaks alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Speaker { get; init; }
}
