using Microsoft.DurableTask.Client;

namespace ContentGen.CircuitBreaker;

/// <summary>The caller's side of a circuit breaker, used by activities around each real call to a service.</summary>
public interface ICircuitBreakerGate
{
    /// <summary>
    /// Makes one call and reports its outcome to the breaker. Failures of the categories timeout, throttled and externalApi count
    /// against the service; the others say nothing about its health and count as success.
    /// </summary>
    /// <exception cref="Failures.CircuitOpenException">The breaker opened since the permit was given; the call was not made.</exception>
    Task<T> CallAsync<T>(
        DurableTaskClient client,
        CircuitBreakerPermit permit,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken);
}
