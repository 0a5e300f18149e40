namespace ContentGen.CircuitBreaker;

/// <summary>By what right a call is made.</summary>
/// <param name="Service">The service to call; one of <see cref="ServiceName"/>.</param>
/// <param name="Allowed">False while the breaker is open: make no call.</param>
/// <param name="Generation">
/// Counts the breaker's changes of state. A probe's outcome is reported with the generation it was permitted in, so that the breaker can
/// ignore it after its next change.
/// </param>
/// <param name="ProbeToken">Set when this call is the one probe of a half-open breaker.</param>
public sealed record CircuitBreakerPermit(string Service, bool Allowed, long Generation, string? ProbeToken)
{
    /// <summary>When nobody waits for the call any more: none is made from then on. Null for no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>True when the call neither reads the breaker nor is told to it.</summary>
    public bool IsUnreported { get; init; }

    /// <summary>True when the entity was asked, because the breaker was found not to be closed.</summary>
    public bool WasAsked => Generation > 0 || IsUnreported;

    /// <summary>For a call that reads the breaker itself, and goes through while it is closed.</summary>
    public static CircuitBreakerPermit Unasked(string service) => new(service, true, 0, null);

    /// <summary>For a call that goes through whatever the breaker says: it cannot be asked, or its probe has just succeeded.</summary>
    public static CircuitBreakerPermit Unreported(string service) => new(service, true, 0, null) { IsUnreported = true };
}
