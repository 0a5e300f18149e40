using System.Text.Json.Serialization;
using ContentGen.Settings;

namespace ContentGen.CircuitBreaker;

/// <summary>
/// What a breaker remembers, and its transition table: pure functions of state, event and time, which make the next state.
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
public sealed record CircuitBreakerState
{
    public CircuitState State { get; init; } = CircuitState.Closed;

    /// <summary>
    /// Counts the changes of <see cref="State"/>, from 1. Outcomes of calls permitted in an earlier generation are ignored.
    /// </summary>
    public long Generation { get; init; } = 1;

    /// <summary>Failures in a row since the last success.</summary>
    public int ConsecutiveFailures { get; init; }

    public long TotalFailures { get; init; }

    /// <summary>As far as they were reported: successes that change nothing are told together with the next outcome that does.</summary>
    public long TotalSuccesses { get; init; }

    /// <summary>When <see cref="State"/> last changed; null for a breaker that never opened.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public DateTimeOffset? LastFailureAt { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>When an open breaker lets its first probe through; null unless open.</summary>
    public DateTimeOffset? ProbeAllowedAt { get; init; }

    /// <summary>The probe under way; null unless half-open with a probe out.</summary>
    public CircuitProbe? Probe { get; init; }

    /// <param name="probeLifetime">How long the breaker waits for a probe's outcome before it lets another one through.</param>
    public (CircuitBreakerState Next, CircuitBreakerPermit Permit) Ask(
        string service, PermitRequest request, TimeSpan probeLifetime, DateTimeOffset now) => State switch
        {
            CircuitState.Closed => (this, new(service, true, Generation, null)),
            CircuitState.Open when now >= ProbeAllowedAt =>
                Enter(CircuitState.HalfOpen, now).LetThrough(service, request, now + probeLifetime),
            CircuitState.HalfOpen when Probe is null || now >= Probe.ExpiresAt || Probe.Token == request.Token =>
                LetThrough(service, request, now + probeLifetime),
            _ => (this, new(service, false, Generation, null)),
        };

    public CircuitBreakerState Record(CallReport report, CircuitBreakerOptions options, DateTimeOffset now)
    {
        if (report.Generation != Generation)
        {
            return this;
        }

        var state = report.SuccessesBefore > 0
            ? this with { TotalSuccesses = TotalSuccesses + report.SuccessesBefore, LastSuccessAt = report.SucceededAt }
            : this;
        var isProbe = report.ProbeToken is not null && report.ProbeToken == Probe?.Token;
        return (State, report.Outcome) switch
        {
            (CircuitState.Closed, CallOutcome.Success) => state.Succeeded(now),
            (CircuitState.Closed, CallOutcome.Failure) when ConsecutiveFailures + 1 < options.FailureThreshold => state.Failed(now),
            (CircuitState.Closed, CallOutcome.Failure) => state.Failed(now).Open(options, now),
            (CircuitState.HalfOpen, CallOutcome.Success) when isProbe => state.Succeeded(now).Enter(CircuitState.Closed, now),
            (CircuitState.HalfOpen, CallOutcome.Failure) when isProbe => state.Failed(now).Open(options, now),
            (CircuitState.HalfOpen, CallOutcome.Inconclusive) when isProbe => state with { Probe = null },
            _ => state,
        };
    }

    public CircuitBreakerState Reset(DateTimeOffset now) =>
        (State == CircuitState.Closed ? this : Enter(CircuitState.Closed, now)) with { ConsecutiveFailures = 0 };

    private (CircuitBreakerState Next, CircuitBreakerPermit Permit) LetThrough(
        string service, PermitRequest request, DateTimeOffset expiresAt) =>
        (this with { Probe = new(request.Token, expiresAt) }, new(service, true, Generation, request.Token));

    private CircuitBreakerState Open(CircuitBreakerOptions options, DateTimeOffset now) =>
        Enter(CircuitState.Open, now) with { ProbeAllowedAt = now + options.BreakDuration };

    private CircuitBreakerState Enter(CircuitState next, DateTimeOffset now) =>
        this with { State = next, Generation = Generation + 1, ChangedAt = now, ProbeAllowedAt = null, Probe = null };

    private CircuitBreakerState Succeeded(DateTimeOffset now) =>
        this with { ConsecutiveFailures = 0, TotalSuccesses = TotalSuccesses + 1, LastSuccessAt = now };

    private CircuitBreakerState Failed(DateTimeOffset now) =>
        this with { ConsecutiveFailures = ConsecutiveFailures + 1, TotalFailures = TotalFailures + 1, LastFailureAt = now };
}

public enum CircuitState
{
    /// <summary>Calls go through; failures in a row are counted.</summary>
    [JsonStringEnumMemberName("CLOSED")]
    Closed,

    /// <summary>No call goes through until the break is over.</summary>
    [JsonStringEnumMemberName("OPEN")]
    Open,

    /// <summary>The break is over and one probe at a time decides whether the breaker closes.</summary>
    [JsonStringEnumMemberName("HALF_OPEN")]
    HalfOpen,
}

/// <summary>The one call that a half-open breaker lets through.</summary>
/// <param name="Token">Drawn by the caller, so that asking twice with one token gives one probe.</param>
/// <param name="ExpiresAt">When the breaker stops waiting for its outcome: a probe that died frees itself.</param>
public sealed record CircuitProbe(string Token, DateTimeOffset ExpiresAt);

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
