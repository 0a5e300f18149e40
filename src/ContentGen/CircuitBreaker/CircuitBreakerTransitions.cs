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
    public static (CircuitBreakerState State, CircuitBreakerPermit Permit) Ask(
        CircuitBreakerState state,
        string service,
        PermitRequest request,
        CircuitBreakerRules rules,
        DateTimeOffset now) => state.State switch
        {
            CircuitState.Closed => (state, new(service, true, state.Generation, null)),
            CircuitState.Open when now >= state.ProbeAllowedAt =>
                Probe(Enter(state, CircuitState.HalfOpen, now), service, request, rules, now),
            CircuitState.HalfOpen when IsFree(state.Probe, request, now) => Probe(state, service, request, rules, now),
            _ => (state, new(service, false, state.Generation, null)),
        };

    public static CircuitBreakerState Record(CircuitBreakerState state, CallReport report, CircuitBreakerRules rules, DateTimeOffset now)
    {
        if (report.Generation != state.Generation)
        {
            return state;
        }

        if (report.SuccessesBefore > 0)
        {
            state = state with { TotalSuccesses = state.TotalSuccesses + report.SuccessesBefore, LastSuccessAt = report.SucceededAt };
        }

        return state.State switch
        {
            CircuitState.Closed => RecordClosed(state, report.Outcome, rules, now),
            CircuitState.HalfOpen when report.ProbeToken is not null && report.ProbeToken == state.Probe?.Token =>
                RecordProbe(state, report.Outcome, rules, now),
            _ => state,
        };
    }

    public static CircuitBreakerState Reset(CircuitBreakerState state, DateTimeOffset now) =>
        state.State == CircuitState.Closed
            ? state with { ConsecutiveFailures = 0 }
            : Enter(state, CircuitState.Closed, now) with { ConsecutiveFailures = 0 };

    private static CircuitBreakerState RecordClosed(
        CircuitBreakerState state, CallOutcome outcome, CircuitBreakerRules rules, DateTimeOffset now)
    {
        if (outcome == CallOutcome.Inconclusive)
        {
            return state;
        }

        if (outcome == CallOutcome.Success)
        {
            return CountSuccess(state, now);
        }

        var counted = CountFailure(state, now);
        return counted.ConsecutiveFailures >= rules.FailureThreshold ? Open(counted, rules, now) : counted;
    }

    private static CircuitBreakerState RecordProbe(
        CircuitBreakerState state, CallOutcome outcome, CircuitBreakerRules rules, DateTimeOffset now) =>
        outcome switch
        {
            CallOutcome.Success => Enter(CountSuccess(state, now), CircuitState.Closed, now),
            CallOutcome.Failure => Open(CountFailure(state, now), rules, now),
            _ => state with { Probe = null },
        };

    private static bool IsFree(CircuitProbe? probe, PermitRequest request, DateTimeOffset now) =>
        probe is null || now >= probe.ExpiresAt || probe.Token == request.Token;

    private static (CircuitBreakerState State, CircuitBreakerPermit Permit) Probe(
        CircuitBreakerState state, string service, PermitRequest request, CircuitBreakerRules rules, DateTimeOffset now) =>
        (state with { Probe = new(request.Token, now + rules.ProbeLifetime) }, new(service, true, state.Generation, request.Token));

    private static CircuitBreakerState Open(CircuitBreakerState state, CircuitBreakerRules rules, DateTimeOffset now) =>
        Enter(state, CircuitState.Open, now) with { ProbeAllowedAt = now + rules.BreakDuration };

    private static CircuitBreakerState Enter(CircuitBreakerState state, CircuitState next, DateTimeOffset now) =>
        state with { State = next, Generation = state.Generation + 1, ChangedAt = now, ProbeAllowedAt = null, Probe = null };

    private static CircuitBreakerState CountSuccess(CircuitBreakerState state, DateTimeOffset now) =>
        state with { ConsecutiveFailures = 0, TotalSuccesses = state.TotalSuccesses + 1, LastSuccessAt = now };

    private static CircuitBreakerState CountFailure(CircuitBreakerState state, DateTimeOffset now) =>
        state with { ConsecutiveFailures = state.ConsecutiveFailures + 1, TotalFailures = state.TotalFailures + 1, LastFailureAt = now };
}

/// <summary>The numbers a breaker works by.</summary>
/// <param name="FailureThreshold">Failures in a row after which it opens; at least 1.</param>
/// <param name="BreakDuration">How long it stays open before a probe.</param>
/// <param name="ProbeLifetime">How long it waits for a probe's outcome before it lets another one through.</param>
public sealed record CircuitBreakerRules(int FailureThreshold, TimeSpan BreakDuration, TimeSpan ProbeLifetime);

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
