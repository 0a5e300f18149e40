using ContentGen.Settings;
using ContentGen.Telemetry;
using Microsoft.DurableTask.Entities;

namespace ContentGen.CircuitBreaker;

/// <summary>
/// The durable entity that holds one service's breaker; its key is the service's name. Operations of one entity run one after another, so
/// two askers never both become the probe.
/// </summary>
public sealed partial class CircuitBreakerEntity(
    IOptions<ContentGenOptions> options,
    TimeProvider timeProvider,
    ILogger<CircuitBreakerEntity> logger) : TaskEntity<CircuitBreakerState>
{
    public const string EntityName = "CircuitBreaker";

    /// <summary>How long an orchestration waits for a breaker's answer before the call goes through without it: 5 seconds.</summary>
    public static readonly TimeSpan AskPatience = TimeSpan.FromSeconds(5);

    // How much longer than an attempt's time limit a probe may take before it counts as dead.
    private static readonly TimeSpan ProbeGrace = TimeSpan.FromSeconds(10);

    private string Service => Context.Id.Key;

    public static EntityInstanceId IdOf(string service) => new(EntityName, service);

    /// <summary>A breaker as it is stored; that of a service that was never called is a new one.</summary>
    public static async Task<CircuitBreakerState> ReadAsync(DurableTaskClient client, string service, CancellationToken cancellationToken)
    {
        var entity = await client.Entities.GetEntityAsync<CircuitBreakerState>(IdOf(service), includeState: true, cancellationToken);
        return entity is { IncludesState: true, State: { } state } ? state : new();
    }

    [Function(EntityName)]
    public Task DispatchAsync([EntityTrigger(EntityName = EntityName)] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(this);

    /// <summary>Answers whether a call may be made now. May be asked again with the same token without a second effect.</summary>
    public CircuitBreakerPermit Ask(PermitRequest request)
    {
        var probeLifetime = options.Value.AgentTimeout + ProbeGrace;
        var (next, permit) = State.Ask(Service, request, probeLifetime, timeProvider.GetUtcNow());
        MoveTo(next);
        return permit;
    }

    /// <summary>Takes note of a permitted call's outcome; ignored when the breaker has changed since the permit.</summary>
    public void Record(CallReport report) =>
        MoveTo(State.Record(report, options.Value.CircuitBreaker, timeProvider.GetUtcNow()));

    /// <summary>Closes the breaker and forgets the failures in a row.</summary>
    public void Reset() => MoveTo(State.Reset(timeProvider.GetUtcNow()));

    protected override CircuitBreakerState InitializeState(TaskEntityOperation entityOperation) => new();

    private void MoveTo(CircuitBreakerState next)
    {
        if (next.State != State.State)
        {
            LogChanged(Service, State.State, next.State, next.ConsecutiveFailures);
            Instruments.CircuitChanged(Service, TagValue.Of(State.State), TagValue.Of(next.State));
        }

        Instruments.CircuitSeen(Service, next.State == CircuitState.Closed);
        State = next;
    }

    [LoggerMessage(1201, LogLevel.Warning, "Circuit breaker of {Service} went from {From} to {To} after {Failures} failures in a row")]
    private partial void LogChanged(string service, CircuitState from, CircuitState to, int failures);
}
