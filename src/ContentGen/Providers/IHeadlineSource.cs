namespace ContentGen.Providers;

/// <summary>A provider of headlines. Implementations throw the exceptions of <see cref="Failures"/> only.</summary>
public interface IHeadlineSource
{
    /// <returns>The page asked for; an empty one where the provider has, or gives this account, no such page.</returns>
    Task<HeadlinePage> FetchAsync(HeadlineQuery query, CancellationToken cancellationToken);
}

/// <summary>One question to a provider of headlines.</summary>
/// <param name="Category">One of <see cref="Requests.NewsCategory.All"/>.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code in lower case.</param>
/// <param name="Language">ISO 639-1 code in lower case.</param>
/// <param name="Count">Articles of a page, 1 to 100; fewer may come.</param>
/// <param name="Page">Which page is wanted, from 1.</param>
public sealed record HeadlineQuery(string Category, string Country, string Language, int Count, int Page = 1);

/// <summary>A provider's answer to one <see cref="HeadlineQuery"/>.</summary>
/// <param name="Total">Articles that the provider has for the question, those of all pages together.</param>
public sealed record HeadlinePage(IReadOnlyList<ProviderArticle> Articles, int Total)
{
    /// <summary>The empty page after the last that there is.</summary>
    /// <param name="total">Articles of the pages before it.</param>
    public static HeadlinePage After(int total) => new([], total);

    /// <summary>True when a page follows the one that was asked for.</summary>
    public bool IsFollowed(HeadlineQuery query) => Articles.Count > 0 && query.Page * query.Count < Total;
}

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
