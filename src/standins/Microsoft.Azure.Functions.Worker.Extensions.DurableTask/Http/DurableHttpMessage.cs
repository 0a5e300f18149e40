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

    /// <summary>The request that asks how an accepted one has gone on. Keys and credentials stay with those they were meant for.</summary>
    public DurableHttpMessage ToPollAt(Uri location)
    {
        var isSameOrigin = Uri.Compare(Uri, location, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        var kept = Headers?.Where(header => !IsKey(header.Key) && (isSameOrigin || !IsCredential(header.Key)));
        return new DurableHttpMessage("GET", location, kept?.ToDictionary(), null, null, null);
    }

    private static bool IsKey(string header) => header.Equals("x-functions-key", StringComparison.OrdinalIgnoreCase);

    private static bool IsCredential(string header)
        => header.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || header.Equals("Cookie", StringComparison.OrdinalIgnoreCase);
}
