using System.Text.Json;
using ContentGen.Text;

namespace ContentGen.Providers.Rss;

/// <summary>Reads JSON Feed 1.0 and 1.1.</summary>
internal static class JsonFeed
{
    private static readonly string[] Dates = ["date_published", "date_modified", "published", "date"];

    /// <returns>Null for a text that is no feed.</returns>
    public static FeedContent? Read(string text, Uri address, string category)
    {
        if (LooseJson.Read(text, "items") is not { Items: { } items } list)
        {
            return null;
        }

        var root = list.Root ?? default;
        var title = PlainText.Clean(LooseJson.TextOf(root, "title"));
        var site = FeedLinks.Resolve(LooseJson.TextOf(root, "home_page_url"), address) ?? address;
        var entries = items.Select(item => Entry(item, site, title.Length > 0 ? title : address.Host, category));
        return FeedContent.Of(list.Broken == 0
            ? entries
            : [.. entries.Where(entry => entry.Article is not null), new(null, FeedEntry.Unreadable)]);
    }

    private static FeedEntry Entry(JsonElement item, Uri site, string source, string category) => item.ValueKind != JsonValueKind.Object
        ? new(null, FeedEntry.Unreadable)
        : FeedEntry.Of(new ProviderArticle(
            LooseJson.TextOf(item, "title"),
            LooseJson.TextOf(item, "summary"),
            LooseJson.TextOf(item, "content_html") ?? LooseJson.TextOf(item, "content_text"),
            FeedLinks.First([LooseJson.TextOf(item, "url"), LooseJson.TextOf(item, "external_url"), Id(item)], site),
            FeedLinks.First([LooseJson.TextOf(item, "image"), LooseJson.TextOf(item, "banner_image")], site),
            source,
            Dates.Select(name => LooseDate.Read(LooseJson.TextOf(item, name))).FirstOrDefault(date => date is not null),
            category));

    private static string? Id(JsonElement item) => FeedLinks.OfId(LooseJson.TextOf(item, "id"));
}
