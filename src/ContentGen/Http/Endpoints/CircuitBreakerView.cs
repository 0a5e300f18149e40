using ContentGen.CircuitBreaker;

namespace ContentGen.Http.Endpoints;

/// <summary>One breaker as the endpoints show it.</summary>
internal sealed record CircuitBreakerView(
    string Service,
    CircuitState State,
    int ConsecutiveFailures,
    long TotalFailures,
    long TotalSuccesses,
    DateTimeOffset? ChangedAt,
    DateTimeOffset? LastFailureAt,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? ProbeAllowedAt,
    bool ProbeUnderWay)
{
    public static CircuitBreakerView Of(string service, CircuitBreakerState state) => new(
        service,
        state.State,
        state.ConsecutiveFailures,
        state.TotalFailures,
        state.TotalSuccesses,
        state.ChangedAt,
        state.LastFailureAt,
        state.LastSuccessAt,
        state.ProbeAllowedAt,
        state.Probe is not null);
}
