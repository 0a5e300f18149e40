namespace ContentGen.CircuitBreaker;

/// <summary>The outcome of one permitted call, as reported to the breaker.</summary>
/// <param name="Generation">The permit's generation.</param>
/// <param name="ProbeToken">The permit's probe token.</param>
public sealed record CallReport(CallOutcome Outcome, long Generation, string? ProbeToken);
