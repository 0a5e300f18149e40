using ContentGen.Settings;
using ContentGen.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.CircuitBreaker;

/// <summary>
/// The durable entity that holds one service's breaker; its key is the service's name. It only applies
/// <see cref="CircuitBreakerTransitions"/> to its state: operations of one entity run one after another, so two askers never both
/// become the probe.
/// </summary>
public sealed partial class CircuitBreakerEntity(
    IOptions<ContentGenOptions> options,
    TimeProvider timeProvider,
    ILogger<CircuitBreakerEntity> logger) : TaskEntity<CircuitBreakerState>
{
    public const string EntityName = "CircuitBreaker";

    private string Service => Context.Id.Key;

    public static EntityInstanceId IdOf(string service) => new(EntityName, service);

    [Function(EntityName)]
    public Task DispatchAsync([EntityTrigger(EntityName = EntityName)] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(this);

    /// <summary>Answers whether a call may be made now. May be asked again with the same token without a second effect.</summary>
    public CircuitBreakerPermit Ask(PermitRequest request)
    {
        var (next, permit) =
            CircuitBreakerTransitions.Ask(State, Service, request, Rules(), timeProvider.GetUtcNow());
        MoveTo(next);
        return permit;
    }

    /// <summary>Takes note of a permitted call's outcome; ignored when the breaker has changed since the permit.</summary>
    public void Record(CallReport report) =>
        MoveTo(CircuitBreakerTransitions.Record(State, report, Rules(), timeProvider.GetUtcNow()));

    /// <summary>Closes the breaker and forgets the failures in a row.</summary>
    public void Reset() => MoveTo(CircuitBreakerTransitions.Reset(State, timeProvider.GetUtcNow()));

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

    private CircuitBreakerRules Rules()
    {
        var current = options.Value;
        return new(
            current.CircuitBreaker.FailureThreshold,
            current.CircuitBreaker.BreakDuration,
            current.AgentTimeout + CircuitBreakerDefaults.ProbeGrace);
    }

    [LoggerMessage(1201, LogLevel.Warning, "Circuit breaker of {Service} went from {From} to {To} after {Failures} failures in a row")]
    private partial void LogChanged(string service, CircuitState from, CircuitState to, int failures);
}
