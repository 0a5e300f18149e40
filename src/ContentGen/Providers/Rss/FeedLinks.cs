using System.Net;
using System.Text.RegularExpressions;

namespace ContentGen.Providers.Rss;

/// <summary>Makes addresses whole: relative ones, those without a scheme, those that were escaped twice or broken over lines.</summary>
internal static partial class FeedLinks
{
    private const int LongestAddress = 2_000;

    /// <summary>The first of the candidates that can be an address on the web; null when none can.</summary>
    public static string? First(IEnumerable<string?> candidates, Uri address) =>
        candidates.Select(candidate => Resolve(candidate, address)?.AbsoluteUri).FirstOrDefault(found => found is not null);

    /// <param name="address">What a relative address is relative to.</param>
    public static Uri? Resolve(string? link, Uri address)
    {
        var plain = LineBreak().Replace(WebUtility.HtmlDecode(link ?? ""), "").Trim().Trim('"', '\'');
        if (plain.Length is 0 or > LongestAddress)
        {
            return null;
        }

        if (plain.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            plain = "https://" + plain;
        }

        var isAddress = Scheme().IsMatch(plain)
            ? Uri.TryCreate(plain, UriKind.Absolute, out var found)
            : Uri.TryCreate(address, plain, out found);
        return isAddress && found is { Scheme: "http" or "https", Host.Length: > 0 } ? found : null;
    }

    /// <summary>An id that is an address; null for any other.</summary>
    public static string? OfId(string? id) =>
        id?.Trim() is { } text && text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? text : null;

    [GeneratedRegex(@"[\r\n\t]+\s*")]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
