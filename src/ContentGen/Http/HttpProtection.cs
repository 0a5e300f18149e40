using System.Security.Cryptography;
using System.Text;
using ContentGen.Failures;
using ContentGen.Settings;
using Grpc.Core;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ContentGen.Http;

/// <summary>
/// Stands around every function that HTTP calls: tells browsers and caches what they may do, unless the function says something else; asks
/// readers for their key; answers what the function refuses, and 503 when it cannot use what is stored, briefs or runs.
/// </summary>
/// <remarks>
/// Reading is public unless <see cref="ContentGenOptions.ReadKey"/> is set. Levels of authorization are fixed when the app is compiled,
/// so the functions that read are anonymous and this asks for the key.
/// </remarks>
internal sealed partial class HttpProtection(IOptions<ContentGenOptions> options, ILogger<HttpProtection> logger)
    : IFunctionsWorkerMiddleware
{
    /// <summary>Headers of every answer, unless its function says something else.</summary>
    internal static readonly (string Name, string Value)[] Defaults =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ];

    // Without content: the page asks for a key itself, and neither a platform that watches health nor who shows a cover has one. The script
    // under review is not the readers': the host has asked for the function key, and a caller sends one key.
    private static readonly string[] NeedNoReadKey = ["GetRoot", "GetApp", "GetPageModule", "GetCover", "GetHealth", "GetScript"];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        foreach (var (name, value) in Defaults)
        {
            http.Response.Headers[name] = value;
        }

        if (options.Value.ReadKey is { } key && IsGuarded(context.FunctionDefinition.Name, http.Request))
        {
            if (!CallerKey.IsRight(CallerKey.Of(http.Request), key))
            {
                context.GetInvocationResult().Value = Problems.Unauthorized;
                return;
            }

            http.Response.OnStarting(() => KeepFromSharedCaches(http.Response));
        }

        try
        {
            await next(context);
        }
        catch (RefusedException refused)
        {
            context.GetInvocationResult().Value = refused.Answer;
        }
        catch (Exception exception) when (IsStoreAway(exception))
        {
            LogStoreAway(http.Request.Method, http.Request.Path.ToUriComponent(), exception);
            context.GetInvocationResult().Value = Reads(http.Request) ? Problems.StoreUnreadable : Problems.StoreUnwritable;
        }
    }

    private static bool IsGuarded(string function, HttpRequest request) => Reads(request) && !NeedNoReadKey.Contains(function);

    private static bool Reads(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    // The engine is asked by gRPC: what its store throws arrives as Unknown, and what waits too long as the others.
    private static bool IsStoreAway(Exception exception) => exception is SystemResourceException or RpcException
    {
        StatusCode: StatusCode.Unknown or StatusCode.Internal or StatusCode.Unavailable or StatusCode.DeadlineExceeded
            or StatusCode.ResourceExhausted or StatusCode.Aborted or StatusCode.DataLoss,
    };

    private static Task KeepFromSharedCaches(HttpResponse response)
    {
        var said = response.Headers.CacheControl.ToString();
        response.Headers.CacheControl = said.Contains("public", StringComparison.Ordinal)
            ? said.Replace("public", "private", StringComparison.Ordinal)
            : said.Contains("no-store", StringComparison.Ordinal) ? said : $"private, {said}";
        return Task.CompletedTask;
    }

    [LoggerMessage(3202, LogLevel.Warning, "{Method} {Path} was answered with 503: the store of briefs or of runs cannot be used.")]
    private partial void LogStoreAway(string method, string path, Exception exception);
}

internal static class CallerKey
{
    /// <summary>
    /// The key that a caller sent, in the two ways of Azure Functions; null when there is none. The host has checked it where a function
    /// needs one.
    /// </summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.TryGetValue("x-functions-key", out var key) ? key.ToString() : (string?)request.Query["code"];

    /// <summary>
    /// The key that addresses in an answer carry, so that a player that cannot send headers reaches them: the readers' key, where one is
    /// needed and the caller sent it in the address. Null otherwise: a key that came as a header is not put where it can be seen.
    /// </summary>
    /// <param name="readKey">As <see cref="ContentGenOptions.ReadKey"/>.</param>
    public static string? ToHandOn(HttpRequest request, string? readKey) =>
        readKey is not null && IsRight(request.Query["code"], readKey) ? readKey : null;

    public static bool IsRight(string? given, string key) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
}
