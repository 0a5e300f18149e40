namespace ContentGen.CircuitBreaker;

/// <summary>Asks a breaker for a permit.</summary>
/// <param name="Token">Names the call, should it become the probe; unique, and the same when the same question is asked again.</param>
public sealed record PermitRequest(string Token);
