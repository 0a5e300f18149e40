namespace ContentGen.CircuitBreaker;

/// <summary>The numbers a breaker works by.</summary>
/// <param name="FailureThreshold">Failures in a row after which it opens; at least 1.</param>
/// <param name="BreakDuration">How long it stays open before a probe.</param>
/// <param name="ProbeLifetime">How long it waits for a probe's outcome before it lets another one through.</param>
public sealed record CircuitBreakerRules(int FailureThreshold, TimeSpan BreakDuration, TimeSpan ProbeLifetime);
