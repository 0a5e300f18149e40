namespace ContentGen.ReliabilityTests;

/// <summary>Sends the key of readers with what reads, and the function key with everything else.</summary>
internal sealed class CallerKeys(string? functionKey, string? readKey) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if ((request.Method == HttpMethod.Get ? readKey : functionKey) is { Length: > 0 } key)
        {
            request.Headers.Add("x-functions-key", key);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
