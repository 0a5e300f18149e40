using System.Net;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>A <see cref="DurableHttpResponse"/> as it is stored.</summary>
internal sealed record DurableHttpAnswer(int StatusCode, Dictionary<string, string[]> Headers, string? Content)
{
    public DurableHttpResponse ToResponse() => new((HttpStatusCode)StatusCode)
    {
        Headers = Headers.ToDictionary(header => header.Key, header => new StringValues(header.Value), StringComparer.OrdinalIgnoreCase),
        Content = Content,
    };
}
