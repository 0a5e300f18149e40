using ContentGen.Requests;

namespace ContentGen.Editions;

/// <summary>A brief that is made again and again: what it is of, and when.</summary>
/// <param name="Name">Lower-case letters, digits and single hyphens; at most 40 characters.</param>
/// <param name="Title">Shown to listeners.</param>
/// <param name="Times">Times of day in <paramref name="TimeZone"/>, each once, in order; none: made on demand only.</param>
/// <param name="TimeZone">IANA id, such as <c>Europe/Berlin</c>.</param>
/// <param name="Days">Days of the week on which it is made, Monday first.</param>
/// <param name="Request">What each of its briefs is made from; it names the edition.</param>
/// <param name="Feeds">Feeds that it is made from, in the place of <c>Rss:Feeds</c>; empty for those.</param>
public sealed record Edition(
    string Name,
    string Title,
    IReadOnlyList<TimeOnly> Times,
    string TimeZone,
    IReadOnlyList<DayOfWeek> Days,
    BriefRequest Request,
    IReadOnlyList<Uri> Feeds,
    ReviewTerms Review);

/// <summary>How long a script waits for a person, and what happens when nobody comes.</summary>
/// <param name="Timeout">1 second to 7 days.</param>
public sealed record ReviewTerms(TimeSpan Timeout, ReviewTimeoutAction OnTimeout)
{
    public static ReviewTerms Default { get; } = new(TimeSpan.FromMinutes(30), ReviewTimeoutAction.Publish);
}

/// <summary>What happens to a script that nobody has reviewed in time.</summary>
public enum ReviewTimeoutAction
{
    /// <summary>It is spoken and published as it is.</summary>
    Publish,

    /// <summary>It is given up, as if it had been rejected.</summary>
    Drop,
}
