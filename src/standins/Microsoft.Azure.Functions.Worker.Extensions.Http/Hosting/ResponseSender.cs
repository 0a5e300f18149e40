using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Sends a response. A body in memory goes out as it is; other streams are copied through without being collected.</summary>
internal static class ResponseSender
{
    public static async Task SendAsync(HttpContext http, HttpResponseData response)
    {
        WriteHead(http.Response, response);
        if (response.Body is not { } body)
            return;
        await using (body)
        {
            if (MayHaveBody(http))
                await WriteBodyAsync(http, body);
        }
    }

    private static void WriteHead(HttpResponse target, HttpResponseData response)
    {
        target.StatusCode = (int)response.StatusCode;
        foreach ((string name, IEnumerable<string> values) in response.Headers)
        {
            // Kestrel frames the body itself.
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
                target.Headers[name] = values.ToArray();
        }
        (response.Cookies as ResponseCookies)?.WriteTo(target);
    }

    private static async Task WriteBodyAsync(HttpContext http, Stream body)
    {
        if (body.CanSeek)
        {
            body.Position = 0;
            http.Response.ContentLength ??= body.Length;
        }
        if (body is MemoryStream memory && memory.TryGetBuffer(out ArraySegment<byte> buffer))
            await http.Response.Body.WriteAsync(buffer, http.RequestAborted);
        else
            await body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static bool MayHaveBody(HttpContext http) =>
        !HttpMethods.IsHead(http.Request.Method) && http.Response.StatusCode is not (204 or 304) and >= 200;
}
