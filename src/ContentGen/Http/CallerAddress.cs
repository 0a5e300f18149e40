using System.Net;
using ContentGen.Briefs;
using ContentGen.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.WebUtilities;

namespace ContentGen.Http;

/// <summary>
/// The scheme, host and port that the caller sees. Azure's front ends end TLS and tell the caller's scheme in <c>X-Forwarded-Proto</c>; the
/// Functions host hands a request on to this app's own port and tells the caller's host in <c>X-Forwarded-Host</c>. The framework puts both
/// into the request. Anybody may send such a host, so it is believed from the Functions host, and where it is one of
/// <see cref="ContentGenOptions.ForwardedHosts"/>: addresses that are handed out never lead where a caller wants them to.
/// </summary>
internal static class CallerAddress
{
    private const string ForwardedHost = "X-Forwarded-Host";
    private const string ForwardedProto = "X-Forwarded-Proto";

    public static void Configure(ForwardedHeadersOptions options)
    {
        // Who asked is of no interest, and an address that is not a proxy's would end the search for the first entry.
        options.ForwardedHeaders = ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null;
    }

    /// <summary>Drops what is not to be believed, before the framework takes it, and the durable client, which asks nobody.</summary>
    /// <param name="hosts">As <see cref="ContentGenOptions.ForwardedHosts"/>.</param>
    public static void DropUnbelieved(HttpContext http, IReadOnlyCollection<string> hosts)
    {
        var headers = http.Request.Headers;
        if (Entries(headers, ForwardedProto).FirstOrDefault()?.ToLowerInvariant() is not ("http" or "https"))
        {
            headers.Remove(ForwardedProto);
        }

        var forwarded = Entries(headers, ForwardedHost);
        var believed = forwarded.FirstOrDefault(host => hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            ?? (IsFromTheFunctionsHost(http) ? forwarded.LastOrDefault(IsHost) : null);
        headers.Remove(ForwardedHost);
        if (believed is not null)
        {
            headers[ForwardedHost] = believed;
        }
    }

    // It asks by the address that this app listens on, which no front end has; what it adds to a list comes last.
    private static bool IsFromTheFunctionsHost(HttpContext http) =>
        http.Request.Host is { Port: { } port } host
        && port == http.Connection.LocalPort
        && (host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    /// <summary>Absolute address of <paramref name="path"/>, which begins with '/'.</summary>
    /// <param name="key">The reader's key that the address carries, as <see cref="CallerKey.ToHandOn"/> says; null for none.</param>
    public static string AbsoluteUrl(this HttpRequest request, string path, string? key = null)
    {
        var server = new UriBuilder($"{request.Scheme}://{request.Host.ToUriComponent()}").Uri.GetLeftPart(UriPartial.Authority);
        return key is null ? server + path : QueryHelpers.AddQueryString(server + path, "code", key);
    }

    // A quotation mark says nothing here: one that a caller leaves open must not hide what the host adds.
    private static string[] Entries(IHeaderDictionary headers, string name) =>
        headers[name].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsHost(string text) =>
        Uri.CheckHostName(new HostString(text).Host) != UriHostNameType.Unknown
        && Uri.TryCreate($"http://{text}/", UriKind.Absolute, out _);
}

/// <summary>Absolute addresses of a brief and its parts, as the caller reaches them. Parts that do not exist have none.</summary>
public sealed record BriefUrls(
    string Brief, string Page, string? Audio, string? TranscriptVtt, string? TranscriptSrt, string? Chapters = null)
{
    internal static BriefUrls Of(Brief brief, HttpRequest request) => Of(BriefDigest.Of(brief), request);

    /// <param name="key">The reader's key that the addresses carry; null for none.</param>
    internal static BriefUrls Of(BriefDigest brief, HttpRequest request, string? key = null)
    {
        var version = brief.Revision == 0 ? "" : $"?v={brief.Revision}";
        var isTimed = brief.HasWords && brief.Audio is not null;
        return new(
            request.AbsoluteUrl(BriefPath.Of(brief.RunId), key),
            request.AbsoluteUrl(BriefPath.PageOf(brief.RunId), key),
            brief.Audio is null ? null : request.AbsoluteUrl(BriefPath.Audio(brief.RunId) + version, key),
            brief.HasWords ? request.AbsoluteUrl(BriefPath.Vtt(brief.RunId), key) : null,
            brief.HasWords ? request.AbsoluteUrl(BriefPath.Srt(brief.RunId), key) : null,
            isTimed ? request.AbsoluteUrl(BriefPath.Chapters(brief.RunId), key) : null);
    }
}
