using ContentGen.Briefs;

namespace ContentGen.Runs;

/// <summary>Input of the activity that publishes a brief.</summary>
/// <param name="Brief">The brief without word timings; the activity adds those that the speech activity stored.</param>
/// <param name="HasAudio">True when this run has speech, spoken now or copied from an earlier run.</param>
/// <param name="SpeechFrom">The run whose speech replaces the brief's own; null when the brief's own stays.</param>
/// <param name="Trace">What the run did, kept beside the brief; null keeps none.</param>
public sealed record PublishCall(Brief Brief, bool HasAudio, string? SpeechFrom = null, RunTrace? Trace = null);
