using System.Text.Json.Serialization;

namespace ContentGen.CircuitBreaker;

/// <summary>What a breaker remembers. Immutable; <see cref="CircuitBreakerTransitions"/> makes the next one.</summary>
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
