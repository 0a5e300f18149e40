using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace LocalFunctionsHost.Http;

/// <summary>Reads a body whole, since it travels in one message.</summary>
internal static class RequestBody
{
    /// <summary>As on the genuine host.</summary>
    public const long MaxLength = 100 * 1024 * 1024;

    private const int LargestFirstBuffer = 1 << 20;

    /// <summary>Refuses what its head already shows to be wrong.</summary>
    /// <exception cref="BadHttpRequestException">The request cannot be handed on.</exception>
    public static void Check(HttpRequest request)
    {
        // Kestrel lets hosts pass that no address can have, such as "a..b".
        if (!Uri.TryCreate(request.GetEncodedUrl(), UriKind.Absolute, out _))
        {
            throw new BadHttpRequestException("The Host header is not the name of a host.");
        }
        if (request.ContentLength > MaxLength)
        {
            throw new BadHttpRequestException("The body of the request is too long.", StatusCodes.Status413PayloadTooLarge);
        }
    }

    /// <exception cref="BadHttpRequestException">The body is longer than the host takes (413) or broken (400).</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext http)
    {
        var length = http.Request.ContentLength;
        if (length == 0 || (length is null && !http.Request.Headers.TransferEncoding.Any()))
        {
            return ReadOnlyMemory<byte>.Empty;
        }
        var body = new MemoryStream((int)Math.Min(length ?? 0, LargestFirstBuffer));
        try
        {
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        }
        catch (IOException broken) when (broken is not BadHttpRequestException && !http.RequestAborted.IsCancellationRequested)
        {
            // How Kestrel tells of a chunk size that no number holds.
            throw new BadHttpRequestException(broken.Message, broken);
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
