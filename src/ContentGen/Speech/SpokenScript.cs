namespace ContentGen.Speech;

/// <param name="RunId">The run whose content in the store is this speech.</param>
/// <param name="AudioHash">Of the MP3: a run's speech may have been replaced since.</param>
public sealed record SpokenScript(string RunId, SpeechResult Speech, string AudioHash);
