using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ContentGen.Http;

/// <summary>What every answer of the app says to browsers and caches, unless its function says something else.</summary>
internal sealed class SecurityHeaders : IFunctionsWorkerMiddleware
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (context.GetHttpResponseData() is { } response)
        {
            AddTo(response);
        }
    }

    internal static void AddTo(HttpResponseData response)
    {
        foreach (var (name, value) in Defaults)
        {
            if (!response.Headers.Contains(name))
            {
                response.Headers.Add(name, value);
            }
        }
    }
}
