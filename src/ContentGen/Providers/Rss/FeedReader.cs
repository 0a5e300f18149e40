using System.Text.RegularExpressions;
using ContentGen.Failures;
using ContentGen.Text;

namespace ContentGen.Providers.Rss;

/// <summary>
/// Reads a feed of any format and charset: RSS 0.91 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed. Document types are cut off, so that
/// no feed makes a parser fetch or expand anything. A broken item costs that item.
/// </summary>
internal static partial class FeedReader
{
    /// <param name="charset">Of the answer's <c>Content-Type</c>; null when it names none.</param>
    /// <exception cref="ExternalServiceException">The content is no feed, or one without items; the message says which.</exception>
    public static FeedContent Read(byte[] content, string? charset, Uri address, string category)
    {
        var text = Control().Replace(TextBytes.Decode(content, charset), "").TrimStart();
        var feed = text.StartsWith('{') ? JsonFeed.Read(text, address, category) : XmlFeed.Read(text, address, category);
        return feed switch
        {
            null => throw new ExternalServiceException($"The feed of {address.Host} {WhatItIs(text)}."),
            { Articles.Count: 0, Dropped.Count: 0 } => throw new ExternalServiceException($"The feed of {address.Host} has no items."),
            _ => feed,
        };
    }

    private static string WhatItIs(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "is empty";
        }

        if (text.StartsWith('{') || text.StartsWith('['))
        {
            return "is JSON, but no JSON Feed: it has no list of items";
        }

        return WebPage().IsMatch(text) ? "is a web page and no feed"
            : Element().Match(text) is { Success: true } root ? $"is no feed: its first element is <{root.Groups[1].Value}>"
            : "is no XML: it has no element";
    }

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF\uFFFE\uFFFF]")]
    private static partial Regex Control();

    [GeneratedRegex(@"<(?:html|body|head)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WebPage();

    [GeneratedRegex(@"<([A-Za-z][\w:-]{0,30})")]
    private static partial Regex Element();
}

/// <summary>What a feed delivered.</summary>
/// <param name="Articles">Newest first; those without a date last, in the feed's order.</param>
/// <param name="Dropped">How many items could not be used, by reason.</param>
public sealed record FeedContent(IReadOnlyList<ProviderArticle> Articles, IReadOnlyDictionary<string, int> Dropped)
{
    internal static FeedContent Of(IEnumerable<FeedEntry> entries)
    {
        var all = entries.ToList();
        return new(
            [.. all.Select(entry => entry.Article).OfType<ProviderArticle>().OrderByDescending(article => article.PublishedAt ?? default)],
            all.Where(entry => entry.Dropped is not null).CountBy(entry => entry.Dropped!).ToDictionary());
    }
}

/// <summary>One item of a feed: an article, or why it is none.</summary>
internal sealed record FeedEntry(ProviderArticle? Article, string? Dropped)
{
    public const string NoAddress = "no http(s) address";
    public const string NoText = "neither title nor text";
    public const string Unreadable = "unreadable";

    private const int LongestTitle = 100;

    /// <summary>An item without a title is called by the first words of its text.</summary>
    public static FeedEntry Of(ProviderArticle article)
    {
        var title = PlainText.Clean(article.Title);
        title = title.Length > 0 ? article.Title : FirstWords(article.Description) ?? FirstWords(article.Content);
        return article.Url is null ? new(null, NoAddress) : title is null ? new(null, NoText) : new(article with { Title = title }, null);
    }

    private static string? FirstWords(string? text)
    {
        var first = SentenceSplitter.Split(PlainText.Clean(text)).FirstOrDefault("");
        var words = TextLimit.Words(first.TrimEnd('.', ' '), LongestTitle);
        return words.Length == 0 ? null : words.Length < first.TrimEnd('.', ' ').Length ? words + "…" : words;
    }
}
