using ContentGen.Briefs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace ContentGen.Http;

/// <summary>
/// The scheme, host and port that the caller sees. Azure's front ends end TLS and may rename the host, and tell the original in
/// <c>X-Forwarded-Proto</c> and <c>X-Forwarded-Host</c>; of a list the first entry is the caller's. The framework puts them into the
/// request.
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

    /// <summary>
    /// Drops what is no scheme of the web or no host, before the framework takes it: it looks at the letters only, and the durable client
    /// builds addresses of whatever stands in the request.
    /// </summary>
    public static void DropMalformed(IHeaderDictionary headers)
    {
        if (First(headers, ForwardedProto)?.ToLowerInvariant() is not ("http" or "https"))
        {
            headers.Remove(ForwardedProto);
        }

        if (First(headers, ForwardedHost) is not { } host || !IsHost(host))
        {
            headers.Remove(ForwardedHost);
        }
    }

    /// <summary>Absolute address of <paramref name="path"/>, which begins with '/'.</summary>
    public static string AbsoluteUrl(this HttpRequest request, string path) =>
        new UriBuilder($"{request.Scheme}://{request.Host.ToUriComponent()}").Uri.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>The brief with the address under which this caller reaches its audio.</summary>
    public static Brief WithAudioUrl(this HttpRequest request, Brief brief) => brief with { AudioUrl = BriefUrls.Of(brief, request).Audio };

    private static string? First(IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) ? values.ToString().Split(',', 2)[0].Trim() : null;

    private static bool IsHost(string text) =>
        Uri.CheckHostName(new HostString(text).Host) != UriHostNameType.Unknown
        && Uri.TryCreate($"http://{text}/", UriKind.Absolute, out _);
}

/// <summary>Absolute addresses of a brief and its parts, as the caller reaches them. Parts that do not exist have none.</summary>
public sealed record BriefUrls(string Brief, string Page, string? Audio, string? TranscriptVtt, string? TranscriptSrt)
{
    internal static BriefUrls Of(Brief brief, HttpRequest request) => Of(BriefDigest.Of(brief), request);

    internal static BriefUrls Of(BriefDigest brief, HttpRequest request)
    {
        var version = brief.Revision == 0 ? "" : $"?v={brief.Revision}";
        return new(
            request.AbsoluteUrl(BriefPath.Of(brief.RunId)),
            request.AbsoluteUrl(BriefPath.PageOf(brief.RunId)),
            brief.Audio is null ? null : request.AbsoluteUrl(BriefPath.Audio(brief.RunId) + version),
            brief.HasWords ? request.AbsoluteUrl(BriefPath.Vtt(brief.RunId)) : null,
            brief.HasWords ? request.AbsoluteUrl(BriefPath.Srt(brief.RunId)) : null);
    }
}
