using ContentGen.CircuitBreaker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Tests.Speech;

internal sealed class CountingGate : ICircuitBreakerGate
{
    public int Calls { get; private set; }

    public Task<T> CallAsync<T>(
        DurableTaskClient client, CircuitBreakerPermit permit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        Assert.Equal(ServiceName.AmazonPolly, permit.Service);
        Calls++;
        return call(cancellationToken);
    }
}
