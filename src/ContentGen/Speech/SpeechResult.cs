namespace ContentGen.Speech;

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
    DateTimeOffset? CachedAt = null);
