using System.Reflection;
using ContentGen.CircuitBreaker;
using ContentGen.Resilience;
using ContentGen.Storage;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// <c>GET /api/health</c>: 200 while briefs can be stored and read, else 503. An open circuit breaker is told and no reason for 503:
/// briefs are delivered all the same, and another instance would fare no better.
/// </summary>
public sealed partial class HealthEndpoint(
    ContentStoreProbe probe, IOptions<ContentStoreOptions> options, TimeLimits limits, ILogger<HealthEndpoint> logger)
{
    // Places and causes are for the log, as anybody may ask.
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
        var states = await breakers;
        var areClosed = states?.Values.All(state => state == CircuitState.Closed) == true;
        var report = new
        {
            Status = !usable ? "unhealthy" : areClosed ? "healthy" : "degraded",
            Version,
            Store = new
            {
                Kind = options.Value.UsesBlobs ? "blobs" : "files",
                Status = usable ? "healthy" : "unhealthy",
                Detail = usable ? null : StoreFault,
            },
            CircuitBreakers = states,
        };
        return Results.Json(report, statusCode: usable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <returns>State by service; null when the breakers cannot be asked.</returns>
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
}
