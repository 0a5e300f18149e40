namespace ContentGen.Providers.NewsApi;

internal sealed record NewsApiArticleSource(string? Id, string? Name);
