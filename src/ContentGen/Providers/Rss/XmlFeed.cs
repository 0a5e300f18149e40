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
        if (FeedItems.Part(DocumentType().Replace(text, " ")) is not { } parts)
        {
            return null;
        }

        var channelTag = Channel().Match(parts.Head);
        var channel = channelTag.Success ? parts.Head.Remove(channelTag.Index, channelTag.Length) : parts.Head;
        var head = FeedMarkup.Read(channel, parts.RootAttributes, "");
        var own = new FeedElement(head);
        var root = new FeedElement(head?.ParentElement);
        var declared = FeedLinks.Resolve(root.Attribute("base"), address)
            ?? FeedLinks.Resolve(channelTag.Success ? BaseOf(channelTag.Value) : null, address)
            ?? FeedLinks.Resolve(own.Children("link").Select(Site).FirstOrDefault(site => site is not null), address)
            ?? address;
        var title = PlainText.Clean(own.Text("title"));
        var source = title.Length > 0 ? title : address.Host;
        return FeedContent.Of(parts.Items.Select(item => Entry(item, parts.RootAttributes, declared, source, category)));
    }

    private static FeedEntry Entry(FeedItemText text, string rootAttributes, Uri address, string source, string category)
    {
        if (FeedMarkup.Read(text.Content, rootAttributes, text.Attributes) is not { } element)
        {
            return new(null, FeedEntry.Unreadable);
        }

        var item = new FeedElement(element);
        var near = FeedLinks.Resolve(item.Attribute("base"), address) ?? address;
        var content = item.Text("encoded") ?? item.Text("content") ?? item.Text("body");
        var summary = item.Text("description") ?? item.Text("summary");
        return FeedEntry.Of(new ProviderArticle(
            item.Text("title"),
            summary,
            content,
            FeedLinks.First(Links(item), near),
            FeedLinks.First(FeedPictures.Of(item, summary, content), near),
            Publisher(item) ?? source,
            Dates.SelectMany(item.Children).Select(date => LooseDate.Read(date.TextContent)).FirstOrDefault(date => date is not null),
            category));
    }

    private static IEnumerable<string?> Links(FeedElement item)
    {
        var links = item.Children("link").ToList();
        var alternate = links.Where(link => Of(link, "rel") is null or "" or "alternate")
            .OrderByDescending(link => Of(link, "type") is null or "text/html");
        return
        [
            .. alternate.Select(link => Of(link, "href") is { Length: > 0 } address ? address : link.TextContent),
            .. item.Children("guid").Where(guid => Of(guid, "isPermaLink") is not "false").Select(guid => WholeAddress(guid.TextContent)),
            WholeAddress(item.Attribute("about")),
            item.Children("url").FirstOrDefault()?.TextContent,
            item.Children("origLink").FirstOrDefault()?.TextContent,
            .. item.Children("id").Concat(item.Children("guid")).Select(id => WholeAddress(id.TextContent)),
            .. links.Where(link => Of(link, "rel") is not ("self" or "edit" or "enclosure" or "replies" or "license"))
                .Select(link => Of(link, "href")),
        ];
    }

    private static string? WholeAddress(string? text) =>
        text?.Trim() is { } id && id.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? id : null;

    private static string? Site(IElement link) => Of(link, "rel") is null or "alternate"
        ? WholeAddress(Of(link, "href") ?? link.TextContent)
        : null;

    // An aggregator says in each item whose it is.
    private static string? Publisher(FeedElement item) =>
        item.Children("source").Select(source => PlainText.Clean(
            new FeedElement(source).Text("title") ?? (source.ChildElementCount == 0 ? source.TextContent : "")))
            .FirstOrDefault(name => name.Length > 0);

    private static string? Of(IElement element, string attribute) => FeedElement.Attribute(element, attribute);

    private static string? BaseOf(string tag) => Base().Match(tag) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""<!DOCTYPE(?>[^\[<>"']|"[^"]*"|'[^']*')*(?:\[(?>[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>""", RegexOptions.IgnoreCase)]
    private static partial Regex DocumentType();

    [GeneratedRegex(@"<(?:[\w-]+:)?channel(?=[\s>])[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Channel();

    [GeneratedRegex("""\bxml:base\s*=\s*["']([^"']*)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Base();
}

/// <summary>An element of a feed, its children found by name whatever their case and prefix.</summary>
internal sealed class FeedElement(IElement? element)
{
    // They have titles, descriptions, links and contents of their own, which are not the item's.
    private static readonly string[] Others = ["media", "itunes", "podcast", "geo", "slash", "sy", "image", "wfw", "thr"];

    public IElement? Element => element;

    public IEnumerable<IElement> Children(string name) =>
        (element?.Children ?? Enumerable.Empty<IElement>()).Where(child => Is(child, name) && !Others.Contains(PrefixOf(child)));

    /// <summary>The text of the first child of this name that has any; where it holds elements, their markup.</summary>
    public string? Text(string name) =>
        Children(name).Select(MarkupOf).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    public string? Attribute(string name) => element is null ? null : Attribute(element, name);

    public static string? Attribute(IElement element, string name) => element.Attributes
        .FirstOrDefault(attribute => Local(attribute.Name).Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    public static bool Is(IElement element, string name) => Local(element.NodeName).Equals(name, StringComparison.OrdinalIgnoreCase);

    public static string? PrefixOf(IElement element) =>
        element.NodeName.IndexOf(':') is var colon and > 0 ? element.NodeName[..colon].ToLowerInvariant() : null;

    private static string MarkupOf(IElement child) => child.ChildElementCount > 0 ? child.InnerHtml : child.TextContent;

    private static string Local(string name) => name[(name.IndexOf(':') + 1)..];
}

/// <summary>Finds an item's picture.</summary>
internal static partial class FeedPictures
{
    public static IEnumerable<string?> Of(FeedElement item, string? summary, string? content)
    {
        var all = item.Element?.GetElementsByTagName("*").ToList() ?? [];
        return
        [
            .. all.Where(child => FeedElement.Is(child, "enclosure") && IsPicture(child, "url"))
                .Select(child => FeedElement.Attribute(child, "url")),
            .. all.Where(child => FeedElement.PrefixOf(child) == "media" && FeedElement.Is(child, "content") && IsPicture(child, "url"))
                .Select(child => FeedElement.Attribute(child, "url")),
            .. all.Where(child => FeedElement.Is(child, "thumbnail")).Select(child => FeedElement.Attribute(child, "url")),
            .. all.Where(child => FeedElement.Is(child, "link"))
                .Where(child => FeedElement.Attribute(child, "rel") == "enclosure" && IsPicture(child, "href"))
                .Select(child => FeedElement.Attribute(child, "href")),
            .. all.Where(child => FeedElement.Is(child, "image"))
                .Select(child => FeedElement.Attribute(child, "href")
                    ?? child.Children.FirstOrDefault(url => FeedElement.Is(url, "url"))?.TextContent),
            In(content),
            In(summary),
        ];
    }

    private static bool IsPicture(IElement element, string address) =>
        FeedElement.Attribute(element, "medium") == "image"
        || (FeedElement.Attribute(element, "type") is { Length: > 0 } type
            ? type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
            : Extension().IsMatch(FeedElement.Attribute(element, address) ?? ""));

    private static string? In(string? html) =>
        html is not null && Image().Match(html) is { Success: true } image ? image.Groups[1].Value : null;

    [GeneratedRegex(@"\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex("""<img\s[^<>]*?\bsrc\s*=\s*["']([^"'<>\s]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Image();
}
