namespace ContentGen.Providers.NewsApi;

/// <summary>An answer of NewsAPI: articles when <see cref="Status"/> is "ok", code and message when it is "error".</summary>
/// <param name="TotalResults">Articles of all pages together.</param>
internal sealed record NewsApiResponse(
    string? Status, string? Code, string? Message, int? TotalResults, IReadOnlyList<NewsApiArticle?>? Articles);
