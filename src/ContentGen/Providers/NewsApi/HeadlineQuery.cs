namespace ContentGen.Providers.NewsApi;

/// <summary>One question to a provider of headlines.</summary>
/// <param name="Category">One of <see cref="Requests.NewsCategory.All"/>.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code in lower case.</param>
/// <param name="Language">ISO 639-1 code in lower case.</param>
/// <param name="Count">Articles of a page, 1 to 100; fewer may come.</param>
/// <param name="Page">Which page is wanted, from 1.</param>
public sealed record HeadlineQuery(string Category, string Country, string Language, int Count, int Page = 1);
