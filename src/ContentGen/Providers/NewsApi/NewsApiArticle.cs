namespace ContentGen.Providers.NewsApi;

/// <summary>An article as NewsAPI writes it.</summary>
internal sealed record NewsApiArticle(
    NewsApiArticleSource? Source,
    string? Title,
    string? Description,
    string? Url,
    string? UrlToImage,
    string? PublishedAt,
    string? Content);
