namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>A <see cref="DurableHttpRequest"/> as it is stored.</summary>
internal sealed record DurableHttpMessage(
    string Method, Uri Uri, Dictionary<string, string[]>? Headers, string? Content, TimeSpan? Timeout, DurableHttpRetry? Retry)
{
    public static DurableHttpMessage From(DurableHttpRequest request) => new(
        request.Method.Method,
        request.Uri,
        request.Headers?.ToDictionary(header => header.Key, header => header.Value.OfType<string>().ToArray()),
        request.Content,
        request.Timeout,
        request.HttpRetryOptions is { } retry ? DurableHttpRetry.From(retry) : null);
}
