using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ContentGen.Http;

/// <summary>Bodies as text.</summary>
internal static class RequestBody
{
    /// <summary>Reads a body of at most <paramref name="limit"/> bytes as UTF-8.</summary>
    /// <exception cref="RefusedException">The body is longer; no more than the limit and one byte is kept.</exception>
    public static async Task<string> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[Math.Min(limit + 1, 16 * 1024)];
        while (kept.Length <= limit && await request.Body.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            kept.Write(buffer, 0, read);
        }

        if (kept.Length <= limit)
        {
            return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length).TrimStart('\uFEFF');
        }

        // A body that is left standing breaks the connection from the host, whose caller would get 500.
        await request.Body.DrainAsync(cancellationToken);
        throw new RefusedException(Problems.BodyTooLarge(limit));
    }
}
