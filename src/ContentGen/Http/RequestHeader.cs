using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http;

internal static class RequestHeader
{
    /// <summary>A header's values as sent, joined as RFC 9110 joins repeated fields; null when it was not sent.</summary>
    public static string? Header(this HttpRequestData request, string name) =>
        request.Headers.NonValidated.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
