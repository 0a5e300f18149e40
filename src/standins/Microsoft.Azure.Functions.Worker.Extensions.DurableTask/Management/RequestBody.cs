using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Reads bodies of requests.</summary>
internal static class RequestBody
{
    public static async Task<string> ReadTextAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    /// <returns>The body as it came; null when it is empty.</returns>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static async Task<string?> ReadJsonAsync(HttpContext context)
    {
        var text = await ReadTextAsync(context);
        if (text.Length == 0) return null;
        using var document = JsonDocument.Parse(text);
        return text;
    }

    public static bool IsJson(HttpContext context)
        => string.Equals(context.Request.ContentType?.Split(';')[0].Trim(), "application/json", StringComparison.OrdinalIgnoreCase);
}
