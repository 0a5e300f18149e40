using System.Reflection;
using ContentGen.CircuitBreaker;
using ContentGen.Resilience;
using ContentGen.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// <c>GET /api/health</c>: 200 while briefs can be stored and read, else 503. An open circuit breaker is told and no reason for 503:
/// briefs are delivered all the same, and another instance would fare no better.
/// </summary>
public sealed partial class HealthEndpoint(
    ContentStoreProbe probe, IOptions<ContentStoreOptions> options, TimeLimits limits, ILogger<HealthEndpoint> logger)
{
    private const string Healthy = "healthy";
    private const string Degraded = "degraded";
    private const string Unhealthy = "unhealthy";
    private const string StoreFault = "Content cannot be written and read back. The app's log says why.";

    // Whoever watches health wants an answer rather than all of it.
    private static readonly TimeSpan BreakerPatience = TimeSpan.FromSeconds(2);

    private static readonly string Version =
        typeof(HealthEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    [Function("GetHealth")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var breakers = ReadBreakersAsync(client, cancellationToken);
        var usable = await probe.IsUsableAsync(cancellationToken);
        return Answers
            .Json(ReportOf(usable, await breakers), usable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable)
            .With("Cache-Control", "no-store");
    }

    private Report ReportOf(bool usable, IReadOnlyDictionary<string, CircuitState>? breakers)
    {
        var kind = options.Value.UsesBlobs ? "blobs" : "files";
        var store = new StoreReport(kind, usable ? Healthy : Unhealthy, usable ? null : StoreFault);
        var closed = breakers?.Values.All(state => state == CircuitState.Closed) == true;
        return new Report(!usable ? Unhealthy : closed ? Healthy : Degraded, Version, store, breakers);
    }

    private async Task<IReadOnlyDictionary<string, CircuitState>?> ReadBreakersAsync(
        DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            var breakers = await limits.RunAsync(
                "health", BreakerPatience, token => CircuitBreakerEndpoints.ReadAllAsync(client, token), cancellationToken);
            return breakers.ToDictionary(breaker => breaker.Service, breaker => breaker.State.State);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogBreakersUnreadable(exception);
            return null;
        }
    }

    [LoggerMessage(3203, LogLevel.Warning, "The circuit breakers cannot be asked for the health report.")]
    private partial void LogBreakersUnreadable(Exception exception);

    /// <param name="Status">
    /// <c>healthy</c>, <c>degraded</c> while a circuit breaker is not closed or cannot be asked, or <c>unhealthy</c>.
    /// </param>
    /// <param name="Version">Version of the app.</param>
    /// <param name="Store">State of the content store.</param>
    /// <param name="CircuitBreakers">State by service; null when the breakers cannot be asked.</param>
    private sealed record Report(
        string Status, string Version, StoreReport Store, IReadOnlyDictionary<string, CircuitState>? CircuitBreakers);

    /// <param name="Kind"><c>files</c> or <c>blobs</c>.</param>
    /// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
    /// <param name="Detail">What is wrong; null when nothing is. Places and causes are for the log, as anybody may ask.</param>
    private sealed record StoreReport(string Kind, string Status, string? Detail);
}
