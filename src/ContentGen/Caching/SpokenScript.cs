using ContentGen.Audio;

namespace ContentGen.Caching;

/// <param name="RunId">The run whose content in the store is this speech.</param>
public sealed record SpokenScript(string RunId, SpeechResult Speech);
