using ContentGen.CircuitBreaker;

namespace ContentGen.Speech;

/// <summary>Input of the activity that speaks a script.</summary>
/// <param name="Sentences">Plain text, a sentence an item.</param>
/// <param name="Language">ISO 639-1 code of the script's language.</param>
/// <param name="Voice">Amazon Polly voice id; null for the configured voice.</param>
/// <param name="ForceFresh">True to speak it again also when it was spoken before.</param>
public sealed record SpeechCall(
    string RunId,
    IReadOnlyList<string> Sentences,
    string Language,
    string? Voice,
    CircuitBreakerPermit Permit,
    bool ForceFresh = false);
