using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Hosting.Settings;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Hosting.Web;

/// <summary>CORS as <c>Host.CORS</c> of local.settings.json asks for: a comma-separated list of origins, or <c>*</c>.</summary>
internal static class CrossOrigin
{
    public static void Use(IApplicationBuilder app, FunctionsHostSettings settings)
    {
        if (settings.Cors is not { Length: > 0 } cors)
            return;
        string[] origins = cors.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        app.Use(next => context =>
        {
            string origin = context.Request.Headers.Origin.ToString();
            if (origin.Length == 0 || !(origins.Contains("*") || origins.Contains(origin, StringComparer.OrdinalIgnoreCase)))
                return next(context);
            Allow(context, origins.Contains("*") && !settings.CorsCredentials ? "*" : origin, settings.CorsCredentials);
            return IsPreflight(context.Request) ? AnswerPreflight(context) : next(context);
        });
    }

    private static void Allow(HttpContext context, string origin, bool credentials)
    {
        context.Response.Headers.AccessControlAllowOrigin = origin;
        context.Response.Headers.Vary = "Origin";
        if (credentials)
            context.Response.Headers.AccessControlAllowCredentials = "true";
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && !StringValues.IsNullOrEmpty(request.Headers.AccessControlRequestMethod);

    private static Task AnswerPreflight(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.AccessControlAllowMethods = context.Request.Headers.AccessControlRequestMethod;
        context.Response.Headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        return Task.CompletedTask;
    }
}
