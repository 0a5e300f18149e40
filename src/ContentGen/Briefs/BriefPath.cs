namespace ContentGen.Briefs;

/// <summary>Paths under which a brief and its parts are answered over HTTP.</summary>
public static class BriefPath
{
    public const string Root = "/api/briefs";

    /// <summary>Where people read, see and hear briefs.</summary>
    public const string Page = "/api/app";

    /// <summary>The page with this brief on it.</summary>
    public static string PageOf(string runId) => $"{Page}?runId={runId}";

    public static string Of(string runId) => $"{Root}/{runId}";

    /// <summary>Players go by the ending; without it the same is answered.</summary>
    public static string Audio(string runId) => $"{Root}/{runId}/audio.mp3";

    public static string Vtt(string runId) => $"{Root}/{runId}/transcript.vtt";

    public static string Chapters(string runId) => $"{Root}/{runId}/chapters.json";

    public static string Srt(string runId) => $"{Root}/{runId}/transcript.srt";
}
