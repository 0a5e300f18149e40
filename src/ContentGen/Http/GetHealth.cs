using System.Net;
using System.Reflection;
using ContentGen.Briefs;
using ContentGen.CircuitBreaker;
using ContentGen.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Http;

/// <summary>
/// <c>GET /api/health</c>: 200 while briefs can be stored and read, else 503. An open circuit breaker is told and no reason for 503:
/// briefs are delivered all the same, and another instance would fare no better.
/// </summary>
public sealed partial class GetHealth(
    ContentStoreProbe probe, IOptions<BriefsOptions> options, TimeProvider time, ILogger<GetHealth> logger)
{
    private const string Healthy = "healthy";
    private const string Degraded = "degraded";
    private const string Unhealthy = "unhealthy";
    private const string StoreFault = "Content cannot be written and read back. The app's log says why.";

    // Whoever watches health wants an answer rather than all of it.
    private static readonly TimeSpan BreakerPatience = TimeSpan.FromSeconds(2);

    private static readonly string Version =
        typeof(GetHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    [Function(nameof(GetHealth))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var breakers = ReadBreakersAsync(client, cancellationToken);
        var usable = await probe.IsUsableAsync(cancellationToken);
        var response = await request.WriteJsonAsync(
            Report(usable, await breakers),
            usable ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable,
            cancellationToken: cancellationToken);
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }

    private HealthReport Report(bool usable, IReadOnlyDictionary<string, CircuitState>? breakers)
    {
        var kind = options.Value.UsesBlobs ? "blobs" : "files";
        var store = new StoreHealth(kind, usable ? Healthy : Unhealthy, usable ? null : StoreFault);
        var closed = breakers?.Values.All(state => state == CircuitState.Closed) == true;
        return new HealthReport(!usable ? Unhealthy : closed ? Healthy : Degraded, Version, store, breakers);
    }

    private async Task<IReadOnlyDictionary<string, CircuitState>?> ReadBreakersAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            var views = await GetCircuitBreakers.ReadAllAsync(client, cancellationToken).WaitAsync(BreakerPatience, time, cancellationToken);
            return views.ToDictionary(view => view.Service, view => view.State);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogBreakersUnreadable(exception);
            return null;
        }
    }

    [LoggerMessage(3203, LogLevel.Warning, "The circuit breakers cannot be asked for the health report.")]
    private partial void LogBreakersUnreadable(Exception exception);
}
