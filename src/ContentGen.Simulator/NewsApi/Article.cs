using System.Globalization;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.NewsApi;

/// <summary>One article, kept as it came and served in NewsAPI's own fields only.</summary>
internal sealed class Article(JsonObject given)
{
    private static readonly string[] ServedFields =
        ["source", "author", "title", "description", "url", "urlToImage", "publishedAt", "content"];

    private readonly JsonObject _served = new(ServedFields.Select(field => KeyValuePair.Create(field, given[field]?.DeepClone())));

    /// <summary>Null when the file does not tell: then the article belongs to every category.</summary>
    public string? Category { get; private init; } = given["category"]?.ToString();

    /// <summary>Null when the file does not tell: then the article is taken to be in every language.</summary>
    public string? Language { get; private init; } = given["language"]?.ToString();

    /// <summary>The publisher's name, whether the source is an object or a text.</summary>
    public string SourceName => _served["source"] switch
    {
        JsonObject source => source["name"]?.ToString() ?? "",
        JsonValue name => name.ToString(),
        _ => "",
    };

    public string? SourceId => (_served["source"] as JsonObject)?["id"]?.ToString();

    private string? Host => Uri.TryCreate(Text("url"), UriKind.Absolute, out var url) ? url.Host : null;

    public DateTimeOffset PublishedAt =>
        DateTimeOffset.TryParse(Text("publishedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : DateTimeOffset.MinValue;

    /// <summary>The same article, published so much later.</summary>
    public Article Later(TimeSpan shift)
    {
        var later = new Article(_served) { Category = Category, Language = Language };
        later._served["publishedAt"] = (PublishedAt + shift).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return later;
    }

    /// <summary>Whether the article's address is on the domain or a part of it.</summary>
    public bool IsOn(string domain) => Host is { } host && (host == domain || host.EndsWith("." + domain, StringComparison.Ordinal));

    public string Text(string field) => _served[field]?.ToString() ?? "";

    public JsonNode ToJson() => _served.DeepClone();
}

/// <summary>
/// The part of NewsAPI's query language that is covered: words, "exact phrases", <c>+must</c>, <c>-must not</c>, <c>AND</c>,
/// <c>OR</c> and <c>NOT</c>, without brackets.
/// </summary>
internal static class NewsSearch
{
    private static readonly string[] SearchedFields = ["title", "description", "content"];

    public static bool Matches(Article article, string query)
    {
        var text = string.Join('\n', SearchedFields.Select(article.Text));
        return query.Split(" OR ").Any(alternative => MatchesAll(text, alternative));
    }

    private static bool MatchesAll(string text, string terms)
    {
        var negated = false;
        foreach (var term in Terms(terms))
        {
            if (term is "AND" or "NOT")
            {
                negated = term == "NOT";
                continue;
            }

            var unwanted = negated || term.StartsWith('-');
            negated = false;
            if (text.Contains(term.Trim('+', '-', '(', ')'), StringComparison.OrdinalIgnoreCase) == unwanted)
            {
                return false;
            }
        }

        return true;
    }

    // Every second part lies between quotation marks and is one term.
    private static IEnumerable<string> Terms(string terms) => terms.Split('"')
        .SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' '))
        .Where(term => term.Length > 0);
}
