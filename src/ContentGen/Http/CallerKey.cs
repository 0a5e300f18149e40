using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http;

internal static class CallerKey
{
    /// <summary>The key that a caller sent, in the two ways of Azure Functions; null when there is none. The host has checked it where a function needs one.</summary>
    public static string? Of(HttpRequestData request) => request.Header("x-functions-key") ?? request.Query["code"];
}
