using Microsoft.AspNetCore.Routing;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Endpoints on the host's web server. Registered in DI; the route prefix of host.json is not applied.</summary>
internal interface IHostEndpoints
{
    /// <exception cref="FunctionsHostStartException">Start-up stops with this message as its only line.</exception>
    void Map(IEndpointRouteBuilder endpoints);
}
