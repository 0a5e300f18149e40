using System.Globalization;
using ContentGen.Headlines;

namespace ContentGen.Providers.NewsApi;

/// <summary>Which of NewsAPI's two endpoints answers a query, and how it is asked.</summary>
/// <remarks>
/// <c>top-headlines</c> takes a country and a category and answers in the country's languages. Any other language is only to be had
/// from <c>everything</c>, which knows no categories: there the category's name is searched for, newest first.
/// </remarks>
internal static class NewsApiPath
{
    public static string For(HeadlineQuery query)
    {
        var count = query.Count.ToString(CultureInfo.InvariantCulture);
        return NewsApiLanguages.HasTopHeadlines(query.Country, query.Language)
            ? $"v2/top-headlines?country={Escape(query.Country)}&category={Escape(query.Category)}&pageSize={count}"
            : $"v2/everything?q={Escape(SearchFor(query.Category))}&language={Escape(query.Language)}&sortBy=publishedAt&pageSize={count}";
    }

    private static string SearchFor(string category) => category == "general" ? "news" : category;

    private static string Escape(string value) => Uri.EscapeDataString(value);
}
