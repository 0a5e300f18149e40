namespace ContentGen.CircuitBreaker;

/// <summary>The breaker's answer to "may I call?".</summary>
/// <param name="Service">The service asked about; one of <see cref="ServiceName"/>.</param>
/// <param name="Allowed">False while the breaker is open: make no call.</param>
/// <param name="Generation">
/// Counts the breaker's changes of state. A result is reported with the generation it was permitted in, so that the breaker can
/// ignore results from before its last change. 0 when the breaker could not be asked; such results are not reported.
/// </param>
/// <param name="ProbeToken">Set when this call is the one probe of a half-open breaker.</param>
public sealed record CircuitBreakerPermit(string Service, bool Allowed, long Generation, string? ProbeToken)
{
    /// <summary>When nobody waits for the call any more: none is made from then on. Null for no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The permit of a breaker that could not be asked: calls go through, nothing is reported.</summary>
    public static CircuitBreakerPermit Unasked(string service) => new(service, true, 0, null);
}
