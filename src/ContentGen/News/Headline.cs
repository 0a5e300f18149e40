using System.Text.Json.Serialization;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Requests;

namespace ContentGen.News;

/// <summary>One news story as a provider delivered it, cleaned: no HTML or Markdown, no truncation tail, no control characters.</summary>
/// <param name="Id">Id within the run, such as <c>s1</c>; every later claim refers to it.</param>
/// <param name="Title">Title without the trailing " - Source"; at most 300 characters.</param>
/// <param name="Description">Summary by the source, at most 500 characters; null when the source gave none.</param>
/// <param name="Content">Beginning of the text, at most 1,200 characters; null when the source gave none.</param>
/// <param name="Url">Absolute http or https address of the story.</param>
/// <param name="ImageUrl">Absolute address of a picture; null when the source gave none.</param>
/// <param name="Source">Display name of the publisher.</param>
/// <param name="PublishedAt">When it was published; null when unknown.</param>
/// <param name="Category">One of <see cref="Requests.NewsCategory.All"/>.</param>
public sealed record Headline(
    string Id,
    string Title,
    string? Description,
    string? Content,
    string Url,
    string? ImageUrl,
    string Source,
    DateTimeOffset? PublishedAt,
    string Category)
{
    /// <summary>True for a story older than <c>News:MaxAge</c>: it is told only for want of newer ones, and with its date.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOlder { get; init; }

    /// <summary>
    /// True for a story that the edition told within <c>News:RepeatAfter</c>: it is told again only for want of any other, and said to be.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRepeated { get; init; }

    /// <summary>Other reports of the same event; null when there are none.</summary>
    public IReadOnlyList<OtherReport>? AlsoReportedBy { get; init; }
}

/// <summary>Another publisher's report of a story.</summary>
/// <param name="Source">Display name of the publisher.</param>
/// <param name="Url">Absolute http or https address of the report.</param>
public sealed record OtherReport(string Source, string Url);

/// <summary>The headlines of a run, newest first, without duplicates.</summary>
/// <param name="Provider">Who delivered them: <c>newsapi</c>, <c>rss</c> or <c>newsapi+rss</c>.</param>
/// <param name="CachedAt">When the oldest answer among them was given; null when all were given to this run.</param>
public sealed record HeadlineBatch(IReadOnlyList<Headline> Headlines, string Provider, DateTimeOffset? CachedAt = null) : ICacheable;

/// <summary>Input of the activity that fetches headlines.</summary>
/// <param name="TimeLimit">Time for the attempt; null for <c>ContentGen:AgentTimeout</c>.</param>
public sealed record HeadlinesCall(string RunId, BriefRequest Request, CircuitBreakerPermit Permit, TimeSpan? TimeLimit = null);
