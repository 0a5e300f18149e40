using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>One endpoint for each HTTP function.</summary>
internal sealed class HttpEndpoints(HttpRoutes routes, HttpFunctionRunner runner) : IHostEndpoints
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (HttpRoute route in routes.All)
        {
            RequestDelegate run = context => runner.RunAsync(context, route);
            IEndpointConventionBuilder endpoint = route.Methods.Count == 0
                ? endpoints.Map(route.Template, run)
                : endpoints.MapMethods(route.Template, route.Methods, run);
            endpoint.WithDisplayName(route.Function.Name);
        }
    }
}
