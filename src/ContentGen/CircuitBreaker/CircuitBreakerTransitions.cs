using ContentGen.Settings;

namespace ContentGen.CircuitBreaker;

/// <summary>
/// The transition table of a circuit breaker: pure functions of state, event and time.
/// <code>
/// CLOSED    --failure no. FailureThreshold--> OPEN
/// OPEN      --asked after BreakDuration-----> HALF_OPEN, the asker is the probe
/// HALF_OPEN --asked, no live probe----------> HALF_OPEN, the asker is the probe
/// HALF_OPEN --probe succeeded---------------> CLOSED
/// HALF_OPEN --probe failed------------------> OPEN
/// HALF_OPEN --probe inconclusive------------> HALF_OPEN without a probe
/// any       --reset-------------------------> CLOSED
/// </code>
/// Everything else changes no state. In particular, outcomes of an earlier generation change nothing at all.
/// </summary>
public static class CircuitBreakerTransitions
{
    /// <param name="probeLifetime">How long the breaker waits for a probe's outcome before it lets another one through.</param>
    public static (CircuitBreakerState State, CircuitBreakerPermit Permit) Ask(
        CircuitBreakerState state, string service, PermitRequest request, TimeSpan probeLifetime, DateTimeOffset now) => state.State switch
        {
            CircuitState.Closed => (state, new(service, true, state.Generation, null)),
            CircuitState.Open when now >= state.ProbeAllowedAt =>
                Probe(Enter(state, CircuitState.HalfOpen, now), service, request, now + probeLifetime),
            CircuitState.HalfOpen when IsFree(state.Probe, request, now) => Probe(state, service, request, now + probeLifetime),
            _ => (state, new(service, false, state.Generation, null)),
        };

    public static CircuitBreakerState Record(
        CircuitBreakerState state, CallReport report, CircuitBreakerOptions options, DateTimeOffset now)
    {
        if (report.Generation != state.Generation)
        {
            return state;
        }

        if (report.SuccessesBefore > 0)
        {
            state = state with { TotalSuccesses = state.TotalSuccesses + report.SuccessesBefore, LastSuccessAt = report.SucceededAt };
        }

        var isProbe = report.ProbeToken is not null && report.ProbeToken == state.Probe?.Token;
        return (state.State, report.Outcome) switch
        {
            (CircuitState.Closed, CallOutcome.Success) => CountSuccess(state, now),
            (CircuitState.Closed, CallOutcome.Failure) when state.ConsecutiveFailures + 1 < options.FailureThreshold =>
                CountFailure(state, now),
            (CircuitState.Closed, CallOutcome.Failure) => Open(CountFailure(state, now), options, now),
            (CircuitState.HalfOpen, CallOutcome.Success) when isProbe => Enter(CountSuccess(state, now), CircuitState.Closed, now),
            (CircuitState.HalfOpen, CallOutcome.Failure) when isProbe => Open(CountFailure(state, now), options, now),
            (CircuitState.HalfOpen, CallOutcome.Inconclusive) when isProbe => state with { Probe = null },
            _ => state,
        };
    }

    public static CircuitBreakerState Reset(CircuitBreakerState state, DateTimeOffset now) =>
        (state.State == CircuitState.Closed ? state : Enter(state, CircuitState.Closed, now)) with { ConsecutiveFailures = 0 };

    private static bool IsFree(CircuitProbe? probe, PermitRequest request, DateTimeOffset now) =>
        probe is null || now >= probe.ExpiresAt || probe.Token == request.Token;

    private static (CircuitBreakerState State, CircuitBreakerPermit Permit) Probe(
        CircuitBreakerState state, string service, PermitRequest request, DateTimeOffset expiresAt) =>
        (state with { Probe = new(request.Token, expiresAt) }, new(service, true, state.Generation, request.Token));

    private static CircuitBreakerState Open(CircuitBreakerState state, CircuitBreakerOptions options, DateTimeOffset now) =>
        Enter(state, CircuitState.Open, now) with { ProbeAllowedAt = now + options.BreakDuration };

    private static CircuitBreakerState Enter(CircuitBreakerState state, CircuitState next, DateTimeOffset now) =>
        state with { State = next, Generation = state.Generation + 1, ChangedAt = now, ProbeAllowedAt = null, Probe = null };

    private static CircuitBreakerState CountSuccess(CircuitBreakerState state, DateTimeOffset now) =>
        state with { ConsecutiveFailures = 0, TotalSuccesses = state.TotalSuccesses + 1, LastSuccessAt = now };

    private static CircuitBreakerState CountFailure(CircuitBreakerState state, DateTimeOffset now) =>
        state with { ConsecutiveFailures = state.ConsecutiveFailures + 1, TotalFailures = state.TotalFailures + 1, LastFailureAt = now };
}

/// <summary>Asks a breaker for a permit.</summary>
/// <param name="Token">Names the call, should it become the probe; unique, and the same when the same question is asked again.</param>
public sealed record PermitRequest(string Token);

/// <summary>The outcome of one permitted call, as reported to the breaker.</summary>
/// <param name="Generation">The permit's generation.</param>
/// <param name="ProbeToken">The permit's probe token.</param>
public sealed record CallReport(CallOutcome Outcome, long Generation, string? ProbeToken)
{
    /// <summary>Calls that succeeded before this one and changed nothing, so that they were not reported each.</summary>
    public long SuccessesBefore { get; init; }

    /// <summary>When the last of them did; null when there was none.</summary>
    public DateTimeOffset? SucceededAt { get; init; }
}

/// <summary>What a call says about the health of its service.</summary>
public enum CallOutcome
{
    /// <summary>The service answered, whether or not the answer was of use.</summary>
    Success,

    /// <summary>The service failed, refused for load, or did not answer in time.</summary>
    Failure,

    /// <summary>The call says nothing: it never left this machine, or was stopped from this side.</summary>
    Inconclusive,
}
