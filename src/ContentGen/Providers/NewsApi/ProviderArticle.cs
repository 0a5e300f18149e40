namespace ContentGen.Providers.NewsApi;

/// <summary>An article as a provider delivered it: nothing is checked or cleaned yet, everything but the category may be missing.</summary>
/// <param name="Category">The category it was asked for under; one of <see cref="Requests.NewsCategory.All"/>.</param>
public sealed record ProviderArticle(
    string? Title,
    string? Description,
    string? Content,
    string? Url,
    string? ImageUrl,
    string? Source,
    DateTimeOffset? PublishedAt,
    string Category);
