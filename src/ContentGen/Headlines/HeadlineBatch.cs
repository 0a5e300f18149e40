namespace ContentGen.Headlines;

/// <summary>The headlines of a run, newest first, without duplicates.</summary>
/// <param name="Provider">Who delivered them: <c>newsapi</c> or <c>rss</c>.</param>
public sealed record HeadlineBatch(IReadOnlyList<Headline> Headlines, string Provider);
