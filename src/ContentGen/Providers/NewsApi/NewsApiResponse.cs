namespace ContentGen.Providers.NewsApi;

/// <summary>An answer of NewsAPI: articles when <see cref="Status"/> is "ok", code and message when it is "error".</summary>
internal sealed record NewsApiResponse(string? Status, string? Code, string? Message, IReadOnlyList<NewsApiArticle?>? Articles);
