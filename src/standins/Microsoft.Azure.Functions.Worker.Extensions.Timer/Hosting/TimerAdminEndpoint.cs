using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting.Web;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;

/// <summary><c>POST /admin/functions/NAME</c> runs a timer function now and answers 202, as the genuine host does.</summary>
internal sealed class TimerAdminEndpoint(
    IFunctionCatalog catalog, TimerFunctionRunner runner, FunctionKeys keys, IHostApplicationLifetime lifetime) : IHostEndpoints
{
    public void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("admin/functions/{name}", (RequestDelegate)(http =>
        {
            http.Response.StatusCode = keys.Allows(http.Request)
                ? Start((string)http.Request.RouteValues["name"]!)
                : StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }));

    private int Start(string name)
    {
        FunctionDescriptor? function = catalog.Functions.FirstOrDefault(
            function => function.Trigger.Binding is TimerTriggerAttribute && function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (function is null)
            return StatusCodes.Status404NotFound;
        _ = Task.Run(() => runner.RunAsync(function, new TimerInfo(), lifetime.ApplicationStopping));
        return StatusCodes.Status202Accepted;
    }
}
