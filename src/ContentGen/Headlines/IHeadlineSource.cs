namespace ContentGen.Headlines;

/// <summary>A provider of headlines. Implementations throw the exceptions of <see cref="Failures"/> only.</summary>
public interface IHeadlineSource
{
    Task<IReadOnlyList<ProviderArticle>> FetchAsync(HeadlineQuery query, CancellationToken cancellationToken);
}
