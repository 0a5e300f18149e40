namespace ContentGen.CircuitBreaker;

/// <summary>The one call that a half-open breaker lets through.</summary>
/// <param name="Token">Drawn by the caller, so that asking twice with one token gives one probe.</param>
/// <param name="ExpiresAt">When the breaker stops waiting for its outcome: a probe that died frees itself.</param>
public sealed record CircuitProbe(string Token, DateTimeOffset ExpiresAt);
