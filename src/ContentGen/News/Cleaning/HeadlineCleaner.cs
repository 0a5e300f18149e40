using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ContentGen.Providers;
using ContentGen.Text;

namespace ContentGen.News.Cleaning;

/// <summary>Makes a headline out of a provider's article, or nothing when the article cannot be used.</summary>
internal static class HeadlineCleaner
{
    public const int LongestTitle = 300;
    public const int LongestDescription = 500;
    public const int LongestContent = 1_200;
    public const int LongestSource = 100;
    public const int LongestUrl = 2_000;
    private const string Removed = "[Removed]";

    /// <summary>
    /// The headline, its id still empty; or why there is none: removed by its publisher, a page that is no story, too old, no title,
    /// no http(s) address.
    /// </summary>
    public static (Headline? Headline, string? LeftOut) Clean(ProviderArticle article, HeadlineAge age)
    {
        var rawTitle = PlainText.Clean(article.Title);
        if (rawTitle.Length == 0)
        {
            return (null, "without a title");
        }

        if (rawTitle.Equals(Removed, StringComparison.OrdinalIgnoreCase))
        {
            return (null, "removed by the publisher");
        }

        if (!TryUrl(article.Url, out var url))
        {
            return (null, "without an http(s) address");
        }

        var (title, publisher) = TitleSuffix.Remove(rawTitle, PlainText.Clean(article.Source), url);
        var (description, content) = (Text(article.Description, title, LongestDescription), Text(article.Content, title, LongestContent));
        if (NoStory.Is(title, url, description, content))
        {
            return (null, "consent, error or paywall pages");
        }

        var publishedAt = age.Plausible(article.PublishedAt);
        if (age.IsTooOld(publishedAt))
        {
            return (null, "too old");
        }

        var headline = new Headline(
            Id: "",
            TextLimit.Words(title, LongestTitle),
            description,
            content,
            url.AbsoluteUri,
            TryUrl(article.ImageUrl, out var image) ? image.AbsoluteUri : null,
            TextLimit.Words(publisher.Length > 0 ? publisher : url.Host, LongestSource),
            publishedAt,
            article.Category)
        { IsOlder = age.IsOlder(publishedAt) };
        return (headline, null);
    }

    private static string? Text(string? raw, string title, int longest)
    {
        var text = TextLimit.Sentences(TruncationTail.Remove(PlainText.Clean(raw)), longest);
        return text.Length == 0 || text.Equals(Removed, StringComparison.OrdinalIgnoreCase) || NameKey.Of(text) == NameKey.Of(title)
            ? null
            : text;
    }

    private static bool TryUrl(string? raw, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        return raw is { Length: <= LongestUrl }
            && Uri.TryCreate(raw.Trim(), UriKind.Absolute, out url)
            && url.Scheme is "https" or "http"
            && url.Host.Length > 0
            && url.UserInfo.Length == 0
            && url.Host != "removed.com";
    }
}

/// <summary>Removes what providers put where they cut a text off, and the broken sentence before it.</summary>
internal static partial class TruncationTail
{
    /// <summary>
    /// The text without its tail such as <c>… [+1306 chars]</c> or a trailing ellipsis. A text that was cut keeps its whole sentences
    /// only, because half a sentence cannot be read aloud; it may end up empty.
    /// </summary>
    public static string Remove(string text)
    {
        var tail = Tail().Match(text);
        return tail.Success ? string.Join(' ', SentenceSplitter.SplitComplete(text[..tail.Index])) : text;
    }

    [GeneratedRegex(
        @"\s*(?:(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:\[\+\d+\s+chars?\]|(?:read|see) more\.?|continue reading\.?)?|\[\+\d+\s+chars?\])\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tail();
}

/// <summary>What makes two headlines the same page: the same address but for tracking.</summary>
internal static class HeadlineKeys
{
    private static readonly string[] Tracking = ["utm_", "fbclid=", "gclid=", "at_", "cmp="];

    public static string Address(Uri url) =>
        $"{Host(url)}{url.AbsolutePath.TrimEnd('/')}?{string.Join('&', url.Query.TrimStart('?').Split('&').Where(IsMeaningful))}";

    public static string Host(Uri url) => url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host;

    private static bool IsMeaningful(string parameter) =>
        parameter.Length > 0 && !Tracking.Any(mark => parameter.StartsWith(mark, StringComparison.OrdinalIgnoreCase));
}
