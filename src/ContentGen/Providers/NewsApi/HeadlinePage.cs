namespace ContentGen.Providers.NewsApi;

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
