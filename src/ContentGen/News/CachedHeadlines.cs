using ContentGen.Providers.NewsApi;

namespace ContentGen.News;

/// <summary>A provider's answer to one query.</summary>
/// <param name="CachedAt">When it was given, if not just now.</param>
public sealed record CachedHeadlines(HeadlinePage Page, DateTimeOffset? CachedAt)
{
    public static CachedHeadlines None { get; } = new(HeadlinePage.After(0), null);
}
