using ContentGen.Failures;
using ContentGen.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace ContentGen.CircuitBreaker;

/// <summary>
/// Reads the breaker before a call and reports after it, each within <see cref="CircuitBreakerDefaults.ReportPatience"/>. A breaker
/// that cannot be reached stops no call.
/// </summary>
public sealed class CircuitBreakerGate(LogDetail detail, TimeProvider timeProvider, ILogger<CircuitBreakerGate> logger) : ICircuitBreakerGate
{
    public async Task<T> CallAsync<T>(
        DurableTaskClient client,
        CircuitBreakerPermit permit,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        await ThrowIfOpenedAsync(client, permit, cancellationToken);
        if (permit.Until <= timeProvider.GetUtcNow())
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
            outcome = CallOutcomes.Of(exception);
            throw;
        }
        finally
        {
            if (outcome != CallOutcome.Inconclusive)
            {
                detail.Record(outcome == CallOutcome.Failure, logger);
            }

            await ReportAsync(client, permit, outcome);
        }
    }

    // A retry follows its permit by seconds or minutes; other runs may have opened the breaker in between.
    private async Task ThrowIfOpenedAsync(DurableTaskClient client, CircuitBreakerPermit permit, CancellationToken cancellationToken)
    {
        if (permit.Generation == 0 || permit.ProbeToken is not null)
        {
            return;
        }

        var breaker = await BoundedAsync(
            permit.Service,
            token => client.Entities.GetEntityAsync<CircuitBreakerState>(CircuitBreakerEntity.IdOf(permit.Service), includeState: true, token),
            cancellationToken);
        if (breaker is { IncludesState: true, State.State: not CircuitState.Closed })
        {
            throw new CircuitOpenException(permit.Service);
        }
    }

    private async Task ReportAsync(DurableTaskClient client, CircuitBreakerPermit permit, CallOutcome outcome)
    {
        if (permit.Generation == 0 || (outcome == CallOutcome.Inconclusive && permit.ProbeToken is null))
        {
            return;
        }

        var report = new CallReport(outcome, permit.Generation, permit.ProbeToken);
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
        using var patience = new CancellationTokenSource(CircuitBreakerDefaults.ReportPatience, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await ask(either.Token).WaitAsync(either.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CircuitUnreachable(logger, service, exception);
            return default;
        }
    }
}
