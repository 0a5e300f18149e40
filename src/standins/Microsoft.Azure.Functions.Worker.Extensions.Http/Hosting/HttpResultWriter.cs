using Azure.Core.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Extensions.Http.Hosting;

/// <summary>Sends what a function returned: a response, text, JSON, or 204 for nothing.</summary>
internal sealed class HttpResultWriter(IOptions<WorkerOptions> options)
{
    public async Task WriteAsync(HttpContext http, object? result)
    {
        switch (result)
        {
            case HttpResponseData response:
                await ResponseSender.SendAsync(http, response);
                break;
            case null:
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case string text:
                http.Response.ContentType = "text/plain; charset=utf-8";
                await http.Response.WriteAsync(text, http.RequestAborted);
                break;
            default:
                await WriteJsonAsync(http, result);
                break;
        }
    }

    private async Task WriteJsonAsync(HttpContext http, object result)
    {
        ObjectSerializer serializer = options.Value.Serializer!;
        BinaryData json = await serializer.SerializeAsync(result, result.GetType(), http.RequestAborted);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = json.ToMemory().Length;
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }
}
