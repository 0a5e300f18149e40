using System.Text.Json.Serialization;
using ContentGen.Storage;

namespace ContentGen.Briefs;

/// <summary>A brief as the index knows it: what lists and feeds show, so that they need not read the brief.</summary>
/// <param name="Language">ISO 639-1 code of the language it is spoken in.</param>
/// <param name="HasWords">True when the times of its words are known, and so there are captions.</param>
/// <param name="Why">Why its stories were chosen.</param>
/// <param name="Edition">Name of its edition; null for none.</param>
public sealed record BriefDigest(
    string RunId,
    BriefStatus Status,
    bool Emergency,
    DateTimeOffset GeneratedAt,
    DateTimeOffset? UpdatedAt,
    int Revision,
    string Language,
    AudioDetails? Audio,
    bool HasWords,
    string Why,
    IReadOnlyList<DigestStory> Stories,
    string? Edition = null)
{
    /// <summary>Of its entry in the index; newer ones sort first.</summary>
    internal string Name => ContentName.Index(GeneratedAt, RunId);

    public static BriefDigest Of(Brief brief) => new(
        brief.RunId,
        brief.Status,
        brief.Emergency,
        brief.GeneratedAt,
        brief.UpdatedAt,
        brief.Revision,
        brief.Request.Language,
        brief.Audio,
        brief.WordTimings.Count > 0,
        brief.Why,
        [.. brief.NewsItems.Select(DigestStory.Of)],
        brief.Edition);
}

/// <summary>A story of a <see cref="BriefDigest"/>.</summary>
public sealed record DigestStory(string Title, string Source, string Url, DateTimeOffset? PublishedAt)
{
    /// <summary>Addresses of other reports of the event; null when there are none, and in entries from before they were noted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? OtherUrls { get; init; }

    internal static DigestStory Of(NewsItem item) => new(item.Title, item.Source, item.Url, item.PublishedAt)
    {
        OtherUrls = item.AlsoReportedBy is { Count: > 0 } others ? [.. others.Select(report => report.Url)] : null,
    };
}
