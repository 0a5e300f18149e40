using ContentGen.Briefs;
using ContentGen.Sections;

namespace ContentGen.Http;

/// <summary>The problems that the endpoints of briefs answer with.</summary>
internal static class BriefProblem
{
    public static Problem StoreUnreadable { get; } =
        Problem.Unavailable("The stored briefs cannot be read at the moment. Try again shortly; GET /api/health tells more.");

    public static Problem NoAudio(Brief brief) => Problem.NotFound(
        "no-audio",
        "This brief has no audio",
        $"{AudioReason(brief)} The brief itself, with its script, is at {BriefPath.Of(brief.RunId)}.");

    public static Problem NoTranscript(Brief brief) => Problem.NotFound(
        "no-transcript",
        "This brief has no transcript",
        $"A transcript needs the times of spoken words, and there are none. The script is at {BriefPath.Of(brief.RunId)}.");

    private static string AudioReason(Brief brief) =>
        brief.Sections.TryGetValue(SectionName.Audio, out var audio) && audio.Reason is { Length: > 0 } reason
            ? $"The brief was made without audio: {reason.TrimEnd('.')}."
            : "There is no audio for this brief.";
}
