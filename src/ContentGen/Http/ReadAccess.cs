using ContentGen.Http.Endpoints;
using System.Security.Cryptography;
using System.Text;
using ContentGen.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Options;

namespace ContentGen.Http;

/// <summary>
/// Reading is public unless <see cref="ContentGenOptions.ReadKey"/> is set. Levels of authorization are fixed when the app is compiled,
/// so the functions that read are anonymous and this asks for the key.
/// </summary>
internal sealed class ReadAccess(IOptionsMonitor<ContentGenOptions> options) : IFunctionsWorkerMiddleware
{
    // Without content: the page asks for a key itself, and neither a platform that watches health nor who shows a cover has one.
    private static readonly string[] AlwaysPublic = [nameof(GetApp), nameof(GetCover), nameof(GetHealth)];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (options.CurrentValue.ReadKey is not { } key || await context.GetHttpRequestDataAsync() is not { } request || !IsGuarded(context, request))
        {
            await next(context);
        }
        else if (!IsRight(CallerKey.Of(request), key))
        {
            context.GetInvocationResult().Value = await request.WriteProblemAsync(Problem.Unauthorized, context.CancellationToken);
        }
        else
        {
            await next(context);
            KeepFromSharedCaches(context.GetHttpResponseData());
        }
    }

    private static bool IsGuarded(FunctionContext context, HttpRequestData request) =>
        HttpMethods.IsGet(request.Method) && !AlwaysPublic.Contains(context.FunctionDefinition.Name);

    private static bool IsRight(string? given, string key) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));

    private static void KeepFromSharedCaches(HttpResponseData? response)
    {
        if (response is null || !response.Headers.TryGetValues("Cache-Control", out var values))
        {
            return;
        }

        var control = string.Join(", ", values).Replace("public", "private", StringComparison.Ordinal);
        response.Headers.Remove("Cache-Control");
        response.Headers.Add("Cache-Control", control);
    }
}
