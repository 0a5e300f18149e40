namespace ContentGen.Briefs;

/// <summary>Paths under which a brief and its parts are answered over HTTP; they begin with <c>/api</c>, the prefix of host.json.</summary>
public static class BriefPath
{
    public const string Root = "/api/briefs";

    public static string Of(string runId) => $"{Root}/{runId}";

    public static string Audio(string runId) => $"{Root}/{runId}/audio";

    public static string Vtt(string runId) => $"{Root}/{runId}/transcript.vtt";

    public static string Srt(string runId) => $"{Root}/{runId}/transcript.srt";
}
