namespace ContentGen.Providers.NewsApi;

/// <summary>A provider of headlines. Implementations throw the exceptions of <see cref="Failures"/> only.</summary>
public interface IHeadlineSource
{
    /// <returns>The page asked for; an empty one where the provider has, or gives this account, no such page.</returns>
    Task<HeadlinePage> FetchAsync(HeadlineQuery query, CancellationToken cancellationToken);
}
