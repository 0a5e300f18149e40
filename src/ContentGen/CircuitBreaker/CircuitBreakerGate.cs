using System.Collections.Concurrent;
using ContentGen.Failures;
using ContentGen.Resilience;
using ContentGen.Telemetry;

namespace ContentGen.CircuitBreaker;

/// <summary>The caller's side of a circuit breaker, used by activities around each real call to a service.</summary>
public interface ICircuitBreakerGate
{
    /// <summary>
    /// Makes one call and reports its outcome to the breaker. Failures of the categories timeout, throttled and externalApi count
    /// against the service; one of the category validation counts as success, for the service answered; the others say nothing about it.
    /// </summary>
    /// <exception cref="Failures.CircuitOpenException">The breaker opened since the permit was given; the call was not made.</exception>
    Task<T> CallAsync<T>(
        DurableTaskClient client,
        CircuitBreakerPermit permit,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken);
}

/// <summary>
/// Reads the breaker before a call and tells it the outcome where that changes something, each within <see cref="ReportPatience"/>. A
/// closed breaker without failures in a row costs a read and no message; a breaker that cannot be reached stops no call.
/// </summary>
public sealed partial class CircuitBreakerGate(
    LogDetail detail, TimeLimits limits, ILogger<CircuitBreakerGate> logger) : ICircuitBreakerGate
{
    /// <summary>How long an activity waits to read from or report to a breaker before it goes on without: 2 seconds.</summary>
    public static readonly TimeSpan ReportPatience = TimeSpan.FromSeconds(2);

    /// <summary>How long the calls of a process go by one reading of a breaker: 250 milliseconds.</summary>
    public static readonly TimeSpan ReadingLifetime = TimeSpan.FromMilliseconds(250);

    // The calls of one activity, and of activities side by side, go by one reading.
    private readonly ConcurrentDictionary<string, Reading> _readings = new();
    private readonly ConcurrentDictionary<string, Tally> _untold = new();

    /// <summary>A breaker's state, and the successes of this process that it was not told yet.</summary>
    public CircuitBreakerState WithUntold(string service, CircuitBreakerState state) => _untold.TryGetValue(service, out var untold)
        ? state with { TotalSuccesses = state.TotalSuccesses + untold.Successes, LastSuccessAt = untold.LastAt }
        : state;

    public async Task<T> CallAsync<T>(
        DurableTaskClient client,
        CircuitBreakerPermit permit,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        var known = await EnterAsync(client, permit, cancellationToken);
        if (permit.Until <= limits.Time.GetUtcNow())
        {
            throw new ServiceTimeoutException($"{permit.Service} was not called: the time for this step was over.");
        }

        var outcome = CallOutcome.Inconclusive;
        try
        {
            var answer = await call(cancellationToken);
            outcome = CallOutcome.Success;
            return answer;
        }
        catch (Exception exception)
        {
            outcome = OutcomeOf(exception);
            throw;
        }
        finally
        {
            if (outcome != CallOutcome.Inconclusive)
            {
                detail.Record(outcome == CallOutcome.Failure, logger);
            }

            if (known is not null)
            {
                await ReportAsync(client, permit, known, outcome);
            }
        }
    }

    /// <returns>The breaker as the call found it; null when nothing is to be reported to it.</returns>
    /// <exception cref="CircuitOpenException">The breaker is not closed, and the call is not its probe.</exception>
    private async Task<CircuitBreakerState?> EnterAsync(
        DurableTaskClient client, CircuitBreakerPermit permit, CancellationToken cancellationToken)
    {
        if (permit.ProbeToken is not null)
        {
            return new() { Generation = permit.Generation };
        }

        if (permit.IsUnreported)
        {
            return null;
        }

        var breaker = await ReadAsync(client, permit, cancellationToken);
        if (breaker?.Generation < permit.Generation)
        {
            // The breaker has given the permit and not stored its state yet.
            return new() { Generation = permit.Generation };
        }

        return breaker?.State is null or CircuitState.Closed ? breaker : throw new CircuitOpenException(permit.Service);
    }

    private async Task<CircuitBreakerState?> ReadAsync(
        DurableTaskClient client, CircuitBreakerPermit permit, CancellationToken cancellationToken)
    {
        var service = permit.Service;
        // A reading of before the permit says nothing against it: the breaker has changed since.
        if (_readings.TryGetValue(service, out var reading)
            && reading.State.Generation >= permit.Generation
            && limits.Time.GetElapsedTime(reading.At) < ReadingLifetime)
        {
            return reading.State;
        }

        var at = limits.Time.GetTimestamp();
        var state = await BoundedAsync(service, token => CircuitBreakerEntity.ReadAsync(client, service, token), cancellationToken);
        if (state is not null)
        {
            _readings[service] = new(at, state);
            Instruments.CircuitSeen(service, state.State == CircuitState.Closed);
        }

        return state;
    }

    private async Task ReportAsync(DurableTaskClient client, CircuitBreakerPermit permit, CircuitBreakerState known, CallOutcome outcome)
    {
        var changesSomething = permit.ProbeToken is not null
            || outcome == CallOutcome.Failure
            || (outcome == CallOutcome.Success && known.ConsecutiveFailures > 0);
        if (!changesSomething)
        {
            if (outcome == CallOutcome.Success)
            {
                var now = limits.Time.GetUtcNow();
                _untold.AddOrUpdate(permit.Service, _ => new(1, now), (_, before) => new(before.Successes + 1, now));
            }

            return;
        }

        _readings.TryRemove(permit.Service, out _);
        _untold.TryRemove(permit.Service, out var untold);
        var report = new CallReport(outcome, known.Generation, permit.ProbeToken)
        {
            SuccessesBefore = untold?.Successes ?? 0,
            SucceededAt = untold?.LastAt,
        };
        await BoundedAsync<object?>(
            permit.Service,
            async token =>
            {
                await client.Entities.SignalEntityAsync(
                    CircuitBreakerEntity.IdOf(permit.Service), nameof(CircuitBreakerEntity.Record), report, options: null, token);
                return null;
            },
            CancellationToken.None);
    }

    private async Task<T?> BoundedAsync<T>(string service, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await limits.RunAsync("circuit-breaker", ReportPatience, ask, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(service, exception);
            return default;
        }
    }

    private static CallOutcome OutcomeOf(Exception exception) => exception switch
    {
        CategorizedException { Category: FailureCategory.Timeout or FailureCategory.Throttled or FailureCategory.ExternalApi } =>
            CallOutcome.Failure,
        CategorizedException { Category: FailureCategory.Validation } => CallOutcome.Success,
        _ => CallOutcome.Inconclusive,
    };

    [LoggerMessage(1202, LogLevel.Warning, "Circuit breaker of {Service} could not be reached; the call goes on without it")]
    private partial void LogUnreachable(string service, Exception exception);

    private sealed record Reading(long At, CircuitBreakerState State);

    private sealed record Tally(long Successes, DateTimeOffset LastAt);
}
