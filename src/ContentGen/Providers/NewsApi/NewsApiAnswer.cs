using System.Globalization;
using System.Text.Json;
using ContentGen.Text;

namespace ContentGen.Providers.NewsApi;

/// <summary>
/// An answer of NewsAPI, read article by article: what is wrong with one costs that one. Texts may be numbers, the source may be a text.
/// </summary>
/// <param name="IsOk">The answer's status; a broken answer that has articles is one.</param>
/// <param name="Code">NewsAPI's error code; null when there is none.</param>
/// <param name="Total">Articles that NewsAPI has; null when it does not say so.</param>
/// <param name="Articles">Null when the answer has no list of articles.</param>
/// <param name="Broken">Articles that could not be read.</param>
internal sealed record NewsApiAnswer(bool IsOk, string? Code, int? Total, IReadOnlyList<ProviderArticle>? Articles, int Broken)
{
    /// <returns>Null for an error page: its HTTP status says enough.</returns>
    public static NewsApiAnswer? Read(byte[] body, string? charset, string category)
    {
        if (LooseJson.Read(TextBytes.Decode(body, charset), "articles") is not { } list)
        {
            return null;
        }

        var articles = list.Items?.Where(IsArticle).Select(article => Article(article, category)).ToList();
        if (list.Root is not { } root)
        {
            return articles is { Count: > 0 } ? new(true, null, null, articles, list.Broken) : null;
        }

        int? total = int.TryParse(LooseJson.TextOf(root, "totalResults"), CultureInfo.InvariantCulture, out var number) ? number : null;
        return new(
            LooseJson.TextOf(root, "status") == "ok",
            LooseJson.TextOf(root, "code"),
            total,
            articles,
            (list.Items?.Count ?? 0) - (articles?.Count ?? 0));
    }

    // A source on its own is what is left of a broken article.
    private static bool IsArticle(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && (LooseJson.Property(item, "title") ?? LooseJson.Property(item, "url")) is not null;

    private static ProviderArticle Article(JsonElement article, string category) => new(
        LooseJson.TextOf(article, "title"),
        LooseJson.TextOf(article, "description"),
        LooseJson.TextOf(article, "content"),
        LooseJson.TextOf(article, "url"),
        LooseJson.TextOf(article, "urlToImage"),
        LooseJson.TextOf(article, "source")
            ?? (LooseJson.Property(article, "source") is { } source
                ? LooseJson.TextOf(source, "name") ?? LooseJson.TextOf(source, "id")
                : null),
        LooseDate.Read(LooseJson.TextOf(article, "publishedAt")),
        category);
}
