using ContentGen.Briefs;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http;

/// <summary>Absolute addresses of a brief and its parts, as the caller reaches them. Parts that do not exist have none.</summary>
public sealed record BriefUrls(string Brief, string? Audio, string? TranscriptVtt, string? TranscriptSrt)
{
    internal static BriefUrls Of(Brief brief, HttpRequestData request) => new(
        request.AbsoluteUrl(BriefPath.Of(brief.RunId)),
        brief.Audio is null ? null : request.AbsoluteUrl(BriefPath.Audio(brief.RunId) + (brief.Revision == 0 ? "" : $"?v={brief.Revision}")),
        brief.WordTimings.Count == 0 ? null : request.AbsoluteUrl(BriefPath.Vtt(brief.RunId)),
        brief.WordTimings.Count == 0 ? null : request.AbsoluteUrl(BriefPath.Srt(brief.RunId)));
}
