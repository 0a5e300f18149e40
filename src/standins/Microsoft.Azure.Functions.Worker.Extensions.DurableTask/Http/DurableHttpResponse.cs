using System.Net;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>The answer to an HTTP call of an orchestration.</summary>
public class DurableHttpResponse(HttpStatusCode statusCode)
{
    public HttpStatusCode StatusCode { get; } = statusCode;

    public IDictionary<string, StringValues>? Headers { get; init; }

    public string? Content { get; init; }
}
