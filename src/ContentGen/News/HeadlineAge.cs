namespace ContentGen.News;

/// <summary>What counts as news at a moment.</summary>
/// <param name="Now">The moment.</param>
/// <param name="MaxAge">See <see cref="NewsOptions.MaxAge"/>.</param>
public sealed record HeadlineAge(DateTimeOffset Now, TimeSpan MaxAge)
{
    /// <summary>Publishers' clocks are not ours.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>The date, or null for one in the future: a story of tomorrow says nothing about when it was published.</summary>
    public DateTimeOffset? Plausible(DateTimeOffset? publishedAt) => publishedAt > Now + ClockError ? null : publishedAt;

    /// <summary>True for a story that is news no more. One without a date is news.</summary>
    public bool IsOlder(DateTimeOffset? publishedAt) => Now - publishedAt > MaxAge;

    /// <summary>True for a story that is not even told when there is little else.</summary>
    public bool IsTooOld(DateTimeOffset? publishedAt) => Now - publishedAt > Oldest && IsOlder(publishedAt);
}
