using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Reads a body whole, so that functions can seek in it and read it again.</summary>
internal static class RequestBody
{
    private const int LargestFirstBuffer = 1 << 20;

    /// <exception cref="BadHttpRequestException">The body is longer than the host takes (413) or broken (400).</exception>
    public static async ValueTask<MemoryStream> ReadAsync(HttpContext http)
    {
        long? length = http.Request.ContentLength;
        if (length == 0 || (length is null && !http.Request.Headers.TransferEncoding.Any()))
            return new MemoryStream([], writable: false);
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
        body.Position = 0;
        return body;
    }
}
