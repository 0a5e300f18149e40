using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ContentGen.Text;

namespace ContentGen.Providers.Rss;

/// <summary>Reads RSS 0.91 to 2.0, RSS 1.0 (RDF) and Atom 0.3 and 1.0, item by item.</summary>
internal static partial class XmlFeed
{
    private static readonly string[] Dates =
        ["pubDate", "published", "date", "updated", "modified", "issued", "created", "pubdate", "lastmod", "publicationDate"];

    /// <returns>Null for a text that is no feed.</returns>
    public static FeedContent? Read(string text, Uri address, string category)
    {
        if (FeedItems.Part(DocumentType().Replace(text, " ")) is not { } feed)
        {
            return null;
        }

        var channel = feed.Channel;
        var declared = FeedLinks.Resolve(channel?.ParentElement?.ValueOf("base"), address)
            ?? FeedLinks.Resolve(channel?.ValueOf("base"), address)
            ?? FeedLinks.Resolve(channel?.Named("link").Select(Site).FirstOrDefault(site => site is not null), address)
            ?? address;
        var title = PlainText.Clean(channel?.TextOf("title"));
        return FeedContent.Of(feed.Items.Select(item => item is null
            ? new(null, FeedEntry.Unreadable)
            : Entry(item, declared, title.Length > 0 ? title : address.Host, category)));
    }

    private static FeedEntry Entry(IElement item, Uri address, string source, string category)
    {
        var near = FeedLinks.Resolve(item.ValueOf("base"), address) ?? address;
        var content = item.TextOf("encoded") ?? item.TextOf("content") ?? item.TextOf("body");
        var summary = item.TextOf("description") ?? item.TextOf("summary");
        return FeedEntry.Of(new ProviderArticle(
            item.TextOf("title"),
            summary,
            content,
            FeedLinks.First(Links(item), near),
            FeedLinks.First(FeedPictures.Of(item, summary, content), near),
            Publisher(item) ?? source,
            Dates.SelectMany(item.Named).Select(date => LooseDate.Read(date.TextContent)).FirstOrDefault(date => date is not null),
            category));
    }

    private static IEnumerable<string?> Links(IElement item)
    {
        var links = item.Named("link").ToList();
        var alternate = links.Where(link => link.ValueOf("rel") is null or "" or "alternate")
            .OrderByDescending(link => link.ValueOf("type") is null or "text/html");
        return
        [
            .. alternate.Select(link => link.ValueOf("href") is { Length: > 0 } address ? address : link.TextContent),
            .. item.Named("guid").Where(id => id.ValueOf("isPermaLink") is not "false").Select(id => FeedLinks.OfId(id.TextContent)),
            FeedLinks.OfId(item.ValueOf("about")),
            item.Named("url").FirstOrDefault()?.TextContent,
            item.Named("origLink").FirstOrDefault()?.TextContent,
            .. item.Named("id").Concat(item.Named("guid")).Select(id => FeedLinks.OfId(id.TextContent)),
            .. links.Where(link => link.ValueOf("rel") is not ("self" or "edit" or "enclosure" or "replies" or "license"))
                .Select(link => link.ValueOf("href")),
        ];
    }

    private static string? Site(IElement link) =>
        link.ValueOf("rel") is null or "alternate" ? FeedLinks.OfId(link.ValueOf("href") ?? link.TextContent) : null;

    // An aggregator says in each item whose it is.
    private static string? Publisher(IElement item) =>
        item.Named("source").Select(source => PlainText.Clean(
            source.TextOf("title") ?? (source.ChildElementCount == 0 ? source.TextContent : "")))
            .FirstOrDefault(name => name.Length > 0);

    [GeneratedRegex("""<!DOCTYPE(?>[^\[<>"']|"[^"]*"|'[^']*')*(?:\[(?>[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>""", RegexOptions.IgnoreCase)]
    private static partial Regex DocumentType();
}

/// <summary>Finds an element's children and attributes by name, whatever their case and prefix.</summary>
internal static class FeedElement
{
    // They have titles, descriptions, links and contents of their own, which are not the item's.
    private static readonly string[] Others = ["media", "itunes", "podcast", "geo", "slash", "sy", "image", "wfw", "thr"];

    public static IEnumerable<IElement> Named(this IElement element, string name) => element.Children
        .Where(child => child.Name().Equals(name, StringComparison.OrdinalIgnoreCase) && !Others.Contains(child.Vocabulary()));

    /// <summary>The text of the first child of this name that has any; where it holds elements, their markup.</summary>
    public static string? TextOf(this IElement element, string name) => element.Named(name)
        .Select(child => child.ChildElementCount > 0 ? child.InnerHtml : child.TextContent)
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    public static string? ValueOf(this IElement element, string attribute) =>
        element.Attributes.FirstOrDefault(given => Local(given.Name).Equals(attribute, StringComparison.OrdinalIgnoreCase))?.Value;

    public static string Name(this IElement element) => Local(element.NodeName);

    /// <summary>The prefix of its name, in lower case; null when it has none.</summary>
    public static string? Vocabulary(this IElement element) =>
        element.NodeName.IndexOf(':') is var colon and > 0 ? element.NodeName[..colon].ToLowerInvariant() : null;

    private static string Local(string name) => name[(name.IndexOf(':') + 1)..];
}

/// <summary>Finds an item's picture.</summary>
internal static partial class FeedPictures
{
    public static IEnumerable<string?> Of(IElement item, string? summary, string? content)
    {
        var all = item.GetElementsByTagName("*").ToLookup(child => child.Name(), StringComparer.OrdinalIgnoreCase);
        return
        [
            .. all["enclosure"].Where(file => IsPicture(file, "url")).Select(file => file.ValueOf("url")),
            .. all["content"].Where(file => file.Vocabulary() == "media" && IsPicture(file, "url")).Select(file => file.ValueOf("url")),
            .. all["thumbnail"].Select(picture => picture.ValueOf("url")),
            .. all["link"].Where(file => file.ValueOf("rel") == "enclosure" && IsPicture(file, "href"))
                .Select(file => file.ValueOf("href")),
            .. all["image"].Select(image => image.ValueOf("href")
                ?? image.Children.FirstOrDefault(child => child.Name().Equals("url", StringComparison.OrdinalIgnoreCase))?.TextContent),
            In(content),
            In(summary),
        ];
    }

    private static bool IsPicture(IElement element, string address) =>
        element.ValueOf("medium") == "image"
        || (element.ValueOf("type") is { Length: > 0 } type
            ? type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            : Extension().IsMatch(element.ValueOf(address) ?? ""));

    private static string? In(string? html) =>
        html is not null && Image().Match(html) is { Success: true } image ? image.Groups[1].Value : null;

    [GeneratedRegex(@"\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex("""<img\s[^<>]*?\bsrc\s*=\s*["']([^"'<>\s]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Image();
}
