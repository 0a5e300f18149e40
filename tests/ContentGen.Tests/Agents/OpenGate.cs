using ContentGen.CircuitBreaker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Tests.Agents;

/// <summary>A gate that lets every call through and notes its permit and outcome.</summary>
internal sealed class OpenGate : ICircuitBreakerGate
{
    private readonly List<(CircuitBreakerPermit Permit, Exception? Failure)> _calls = [];

    public IReadOnlyList<(CircuitBreakerPermit Permit, Exception? Failure)> Calls => _calls;

    public async Task<T> CallAsync<T>(
        DurableTaskClient client, CircuitBreakerPermit permit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            var result = await call(cancellationToken);
            Note(permit, null);
            return result;
        }
        catch (Exception failure)
        {
            Note(permit, failure);
            throw;
        }
    }

    private void Note(CircuitBreakerPermit permit, Exception? failure)
    {
        lock (_calls)
        {
            _calls.Add((permit, failure));
        }
    }
}
