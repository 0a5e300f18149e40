namespace ContentGen.Providers.Rss;

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
        var title = Text.PlainText.Clean(article.Title);
        title = title.Length > 0 ? article.Title : FirstWords(article.Description) ?? FirstWords(article.Content);
        return article.Url is null ? new(null, NoAddress) : title is null ? new(null, NoText) : new(article with { Title = title }, null);
    }

    private static string? FirstWords(string? text)
    {
        var first = Text.SentenceSplitter.Split(Text.PlainText.Clean(text)).FirstOrDefault("");
        var words = Text.TextLimit.Words(first.TrimEnd('.', ' '), LongestTitle);
        return words.Length == 0 ? null : words.Length < first.TrimEnd('.', ' ').Length ? words + "…" : words;
    }
}
