using System.Net;
using ContentGen.CircuitBreaker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http.Endpoints;

/// <summary><c>POST /api/circuit-breakers/{service}/reset</c>: closes a breaker. Answered 202: the reset takes its turn in the breaker's queue.</summary>
public static class ResetCircuitBreaker
{
    [Function("ResetCircuitBreaker")]
    public static async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "circuit-breakers/{service}/reset")] HttpRequestData request,
        string service,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var name = service.ToLowerInvariant();
        if (!ServiceName.All.Contains(name))
        {
            return await request.WriteProblemAsync(
                Problem.NotFound("unknown-service", "Unknown service", $"There is no such circuit breaker; known are {string.Join(", ", ServiceName.All)}."),
                cancellationToken);
        }

        await client.Entities.SignalEntityAsync(
            CircuitBreakerEntity.IdOf(name), nameof(CircuitBreakerEntity.Reset), input: null, options: null, cancellationToken);
        return await request.WriteJsonAsync(new { Service = name, Accepted = "reset" }, HttpStatusCode.Accepted, cancellationToken: cancellationToken);
    }
}
