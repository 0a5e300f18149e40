using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>An HTTP call that an orchestration makes.</summary>
public class DurableHttpRequest(HttpMethod method, Uri uri)
{
    public HttpMethod Method { get; } = method;

    public Uri Uri { get; } = uri;

    public IDictionary<string, StringValues>? Headers { get; set; }

    public string? Content { get; set; }

    /// <summary>Whether a 202 answer with a Location is followed until it ends. The default is false.</summary>
    public bool AsynchronousPatternEnabled { get; set; }

    /// <summary>Time limit of the call, without the following of a 202; none by default.</summary>
    public TimeSpan? Timeout { get; set; }

    public HttpRetryOptions? HttpRetryOptions { get; set; }
}
