using System.Collections.Frozen;
using System.Globalization;

namespace ContentGen.Providers.NewsApi;

/// <summary>Which of NewsAPI's two endpoints answers a query, and how it is asked.</summary>
/// <remarks>
/// <c>top-headlines</c> takes a country and a category and answers in the country's languages. Any other language is only to be had
/// from <c>everything</c>, which knows no categories: there the category's name is searched for, newest first.
/// </remarks>
internal static class NewsApiPath
{
    private const string BestCovered = "us";

    // The languages of briefs, with the countries whose top headlines are written in them.
    private static readonly FrozenDictionary<string, string[]> CountriesByLanguage = new Dictionary<string, string[]>
    {
        ["ar"] = ["ae", "eg", "ma", "sa"],
        ["de"] = ["at", "ch", "de"],
        ["en"] = ["ae", "au", "ca", "gb", "ie", "in", "my", "ng", "nz", "ph", "sa", "sg", "us", "za"],
        ["es"] = ["ar", "co", "cu", "mx", "ve"],
        ["fr"] = ["be", "ca", "ch", "fr", "ma"],
        ["it"] = ["ch", "it"],
        ["nl"] = ["be", "nl"],
        ["no"] = ["no"],
        ["pt"] = ["br", "pt"],
        ["sv"] = ["se"],
        ["zh"] = ["cn", "hk", "tw"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string For(HeadlineQuery query) => HasTopHeadlines(query)
        ? $"v2/top-headlines?country={Escape(query.Country)}&category={Escape(query.Category)}&{Page(query)}"
        : Everything(query);

    /// <summary>Where to ask once more when <see cref="For"/> found nothing; null when there is nowhere else.</summary>
    /// <remarks>NewsAPI lists many countries for which it has no top headlines any more; it answers these with an empty list.</remarks>
    public static string? AfterNothing(HeadlineQuery query) =>
        query.Country != BestCovered && HasTopHeadlines(query) ? Everything(query) : null;

    private static bool HasTopHeadlines(HeadlineQuery query) =>
        CountriesByLanguage.TryGetValue(query.Language, out var countries) && countries.Contains(query.Country);

    private static string Everything(HeadlineQuery query) =>
        $"v2/everything?q={Escape(SearchFor(query.Category))}&language={Escape(query.Language)}&sortBy=publishedAt&{Page(query)}";

    private static string Page(HeadlineQuery query) =>
        string.Create(CultureInfo.InvariantCulture, $"pageSize={query.Count}{(query.Page > 1 ? $"&page={query.Page}" : "")}");

    private static string SearchFor(string category) => category == "general" ? "news" : category;

    private static string Escape(string value) => Uri.EscapeDataString(value);
}
