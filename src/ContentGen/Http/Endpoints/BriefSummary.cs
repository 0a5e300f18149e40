using ContentGen.Briefs;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http.Endpoints;

/// <summary>A brief in a list.</summary>
/// <param name="Title">Title of the top story; null when the brief has no stories.</param>
/// <param name="DurationSeconds">Length of the audio; null when there is none.</param>
public sealed record BriefSummary(
    string RunId,
    BriefStatus Status,
    bool Emergency,
    DateTimeOffset GeneratedAt,
    string? Title,
    double? DurationSeconds,
    int StoryCount,
    BriefUrls Urls)
{
    internal static BriefSummary Of(Brief brief, HttpRequestData request) => new(
        brief.RunId,
        brief.Status,
        brief.Emergency,
        brief.GeneratedAt,
        brief.NewsItems.Count == 0 ? null : brief.NewsItems[0].Title,
        brief.Audio?.DurationSeconds,
        brief.NewsItems.Count,
        BriefUrls.Of(brief, request));
}
