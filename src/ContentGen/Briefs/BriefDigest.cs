using ContentGen.Storage;

namespace ContentGen.Briefs;

/// <summary>A brief as the index knows it: what lists and feeds show, so that they need not read the brief.</summary>
/// <param name="Language">ISO 639-1 code of the language it is spoken in.</param>
/// <param name="HasWords">True when the times of its words are known, and so there are captions.</param>
/// <param name="Why">Why its stories were chosen.</param>
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
    IReadOnlyList<DigestStory> Stories)
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
        [.. brief.NewsItems.Select(item => new DigestStory(item.Title, item.Source, item.Url, item.PublishedAt))]);
}

/// <summary>A story of a <see cref="BriefDigest"/>.</summary>
public sealed record DigestStory(string Title, string Source, string Url, DateTimeOffset? PublishedAt);
