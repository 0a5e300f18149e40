using System.Net;
using System.Reflection;
using ContentGen.Briefs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Options;

namespace ContentGen.Http;

/// <summary><c>GET /api/health</c>: 200 while briefs can be stored and read, else 503.</summary>
public sealed class GetHealth(ContentStoreProbe probe, IOptions<BriefsOptions> options)
{
    private const string Healthy = "healthy";
    private const string Unhealthy = "unhealthy";
    private const string StoreFault = "Content cannot be written and read back. The app's log says why.";

    private static readonly string Version =
        typeof(GetHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    [Function(nameof(GetHealth))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequestData request,
        CancellationToken cancellationToken)
    {
        var usable = await probe.IsUsableAsync(cancellationToken);
        var response = await request.WriteJsonAsync(
            Report(usable),
            usable ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable,
            cancellationToken: cancellationToken);
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }

    private HealthReport Report(bool usable)
    {
        var status = usable ? Healthy : Unhealthy;
        var kind = options.Value.UsesBlobs ? "blobs" : "files";
        return new HealthReport(status, Version, new StoreHealth(kind, status, usable ? null : StoreFault));
    }
}
