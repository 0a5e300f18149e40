using LocalFunctionsHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host.Config;

namespace LocalFunctionsHost.Jobs;

/// <summary>
/// Gives the durable extension its address on this host, and its requests: the extension converts a request into a response, which is
/// its management API.
/// </summary>
#pragma warning disable CS0618 // Obsolete for extensions that use it; a host has no other way to offer it.
internal sealed class WebHooks(Uri baseAddress, FunctionKeys keys) : IWebHookProvider
#pragma warning restore CS0618
{
    public const string Path = "/runtime/webhooks/durabletask";

    private IAsyncConverter<HttpRequestMessage, HttpResponseMessage>? _durable;

    public Uri GetUrl(IExtensionConfigProvider extension)
    {
        _durable = extension as IAsyncConverter<HttpRequestMessage, HttpResponseMessage>;
        return new Uri(baseAddress, keys.Webhook is { } key ? $"{Path}?code={Uri.EscapeDataString(key)}" : Path);
    }

    public async Task AnswerAsync(HttpContext http)
    {
        ReadOnlyMemory<byte> body;
        try
        {
            RequestBody.Check(http.Request);
            body = await RequestBody.ReadAsync(http);
        }
        catch (BadHttpRequestException refusal)
        {
            http.Response.StatusCode = refusal.StatusCode;
            return;
        }
        if (_durable is not { } durable)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        using var request = Request(http.Request, body);
        using var response = await durable.ConvertAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                http.Response.Headers[name] = values.ToArray();
            }
        }
        await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static HttpRequestMessage Request(HttpRequest source, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(new HttpMethod(source.Method), source.GetEncodedUrl())
        {
            Content = new ReadOnlyMemoryContent(body),
        };
        foreach (var (name, values) in source.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }
        return request;
    }
}
