namespace ContentGen.News;

/// <summary>The headlines of a run, newest first, without duplicates.</summary>
/// <param name="Provider">Who delivered them: <c>newsapi</c> or <c>rss</c>.</param>
/// <param name="CachedAt">When the oldest answer among them was given; null when all were given to this run.</param>
public sealed record HeadlineBatch(IReadOnlyList<Headline> Headlines, string Provider, DateTimeOffset? CachedAt = null);
