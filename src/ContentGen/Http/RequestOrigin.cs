using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http;

/// <summary>
/// The scheme, host and port that the caller sees. Azure's front ends end TLS and may rename the host, and tell the original in
/// <c>X-Forwarded-Proto</c> and <c>X-Forwarded-Host</c>; of a list the first entry is the caller's. Values that are not a scheme of
/// the web or not a host are ignored.
/// </summary>
public static class RequestOrigin
{
    /// <summary>Absolute address of <paramref name="path"/>, which begins with '/'.</summary>
    public static string AbsoluteUrl(this HttpRequestData request, string path) =>
        Of(request).GetLeftPart(UriPartial.Authority) + path;

    private static Uri Of(HttpRequestData request)
    {
        var scheme = ForwardedScheme(request) ?? request.Url.Scheme;
        if (ForwardedHost(request) is { } host && Uri.TryCreate($"{scheme}://{host}/", UriKind.Absolute, out var forwarded))
        {
            return forwarded;
        }

        var builder = new UriBuilder(request.Url) { Scheme = scheme };
        // A default port belongs to the scheme it was a default of; any other was chosen by the caller.
        if (request.Url.IsDefaultPort)
        {
            builder.Port = -1;
        }

        return builder.Uri;
    }

    private static string? ForwardedScheme(HttpRequestData request)
    {
        var scheme = First(request, "X-Forwarded-Proto")?.ToLowerInvariant();
        return scheme is "http" or "https" ? scheme : null;
    }

    private static string? ForwardedHost(HttpRequestData request)
    {
        if (First(request, "X-Forwarded-Host") is not { Length: > 0 } value)
        {
            return null;
        }

        var host = new HostString(value);
        return Uri.CheckHostName(host.Host) == UriHostNameType.Unknown ? null : host.ToUriComponent();
    }

    private static string? First(HttpRequestData request, string header) =>
        request.Header(header)?.Split(',', 2)[0].Trim();
}
