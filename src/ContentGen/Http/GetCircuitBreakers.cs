using ContentGen.CircuitBreaker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http;

/// <summary><c>GET /api/circuit-breakers</c>: state, counts and times of every breaker.</summary>
public static class GetCircuitBreakers
{
    [Function("GetCircuitBreakers")]
    public static async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "circuit-breakers")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var breakers = await ReadAllAsync(client, cancellationToken);
        return await request.WriteJsonAsync(new { CircuitBreakers = breakers }, cancellationToken: cancellationToken);
    }

    internal static Task<CircuitBreakerView[]> ReadAllAsync(DurableTaskClient client, CancellationToken cancellationToken) =>
        Task.WhenAll(ServiceName.All.Select(service => ReadAsync(client, service, cancellationToken)));

    private static async Task<CircuitBreakerView> ReadAsync(DurableTaskClient client, string service, CancellationToken cancellationToken)
    {
        var breaker = await client.Entities.GetEntityAsync<CircuitBreakerState>(
            CircuitBreakerEntity.IdOf(service), includeState: true, cancellationToken);
        return CircuitBreakerView.Of(service, breaker is { IncludesState: true, State: { } state } ? state : new());
    }
}
