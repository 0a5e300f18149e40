using Microsoft.AspNetCore.Http;

namespace LocalFunctionsHost.Http;

/// <summary>Reads a body whole, since it travels in one message.</summary>
internal static class RequestBody
{
    /// <summary>As on the genuine host.</summary>
    public const long MaxLength = 100 * 1024 * 1024;

    private const int LargestFirstBuffer = 1 << 20;

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
