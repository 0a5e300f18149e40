using ContentGen.CircuitBreaker;

namespace ContentGen.Http.Endpoints;

/// <summary>The circuit breakers, to be seen and to be closed.</summary>
public sealed class CircuitBreakerEndpoints(CircuitBreakerGate gate)
{
    /// <summary><c>GET /api/circuit-breakers</c>: state, counts and times of every breaker.</summary>
    [Function("GetCircuitBreakers")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/circuit-breakers")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var breakers = await ReadAllAsync(client, cancellationToken);
        return Results.Json(new
        {
            CircuitBreakers = breakers.Select(breaker =>
            {
                var state = gate.WithUntold(breaker.Service, breaker.State);
                return new
                {
                    breaker.Service,
                    state.State,
                    state.ConsecutiveFailures,
                    state.TotalFailures,
                    state.TotalSuccesses,
                    state.ChangedAt,
                    state.LastFailureAt,
                    state.LastSuccessAt,
                    state.ProbeAllowedAt,
                    ProbeUnderWay = state.Probe is not null,
                };
            }),
        });
    }

    /// <summary>
    /// <c>POST /api/circuit-breakers/{service}/reset</c>: closes a breaker. Answered 202: the reset takes its turn in the breaker's queue.
    /// </summary>
    [Function("ResetCircuitBreaker")]
    public static async Task<IResult> ResetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/circuit-breakers/{service}/reset")] HttpRequest request,
        string service,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var name = service.ToLowerInvariant();
        if (!ServiceName.All.Contains(name))
        {
            return Problems.NotFound(
                "unknown-service", "Unknown service", $"There is no such circuit breaker; known are {string.Join(", ", ServiceName.All)}.");
        }

        await client.Entities.SignalEntityAsync(
            CircuitBreakerEntity.IdOf(name), nameof(CircuitBreakerEntity.Reset), input: null, options: null, cancellationToken);
        return Results.Accepted(uri: null, new { Service = name, Accepted = "reset" });
    }

    internal static Task<(string Service, CircuitBreakerState State)[]> ReadAllAsync(
        DurableTaskClient client, CancellationToken cancellationToken) =>
        Task.WhenAll(ServiceName.All.Select(
            async service => (service, await CircuitBreakerEntity.ReadAsync(client, service, cancellationToken))));
}
