using System.Text;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http;

internal static class RequestBody
{
    /// <summary>Reads a body of at most <paramref name="limit"/> bytes as UTF-8.</summary>
    /// <returns>The text, or null when the body is longer; no more than the limit and one byte is read.</returns>
    public static async Task<string?> ReadAsync(HttpRequestData request, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[limit + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > limit ? null : Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\uFEFF');
    }
}
