using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Hosting.Web;

/// <summary>Webhooks of extensions need the system key where keys are enforced.</summary>
internal static class SystemKey
{
    public static void Use(IApplicationBuilder app, IServiceProvider services)
    {
        FunctionKeys keys = services.GetRequiredService<FunctionKeys>();
        if (!keys.Enforced)
            return;
        app.Use(next => context =>
        {
            if (!context.Request.Path.StartsWithSegments("/runtime/webhooks") || keys.Allows(context.Request, "System"))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        });
    }
}
