using LocalFunctionsHost.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LocalFunctionsHost.Http;

/// <summary>CORS as <c>Host.CORS</c> of local.settings.json asks for: a comma-separated list of origins, or <c>*</c>.</summary>
internal static class CrossOrigin
{
    public static void Use(IApplicationBuilder app, HostSettings settings)
    {
        if (settings.Cors is not { Length: > 0 } cors)
        {
            return;
        }
        var origins = cors.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var allowsAll = origins.Contains("*");
        app.Use(next => context =>
        {
            var origin = context.Request.Headers.Origin.ToString();
            if (origin.Length == 0 || !(allowsAll || origins.Contains(origin, StringComparer.OrdinalIgnoreCase)))
            {
                return next(context);
            }
            Allow(context, allowsAll && !settings.CorsCredentials ? "*" : origin, settings.CorsCredentials);
            return IsPreflight(context.Request) ? AnswerPreflight(context) : next(context);
        });
    }

    private static void Allow(HttpContext context, string origin, bool credentials)
    {
        // Set when the response starts: what the function answers begins with a clean response.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.AccessControlAllowOrigin = origin;
            context.Response.Headers.Append("Vary", "Origin");
            if (credentials)
            {
                context.Response.Headers.AccessControlAllowCredentials = "true";
            }
            return Task.CompletedTask;
        });
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
