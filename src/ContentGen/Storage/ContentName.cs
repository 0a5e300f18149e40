namespace ContentGen.Storage;

/// <summary>Names under which a run's content is stored.</summary>
public static class ContentName
{
    public const string IndexPrefix = "index/";

    public const string RunsPrefix = "runs/";

    public static string RunPrefix(string runId) => $"{RunsPrefix}{runId}/";

    public static string Audio(string runId) => $"runs/{runId}/audio.mp3";

    public static string WordTimings(string runId) => $"runs/{runId}/words.json";

    public static string Brief(string runId) => $"runs/{runId}/brief.json";

    public static string Trace(string runId) => $"runs/{runId}/trace.json";

    /// <summary>Names the run of a trace.</summary>
    /// <param name="traceId">32 lower-case hexadecimal digits.</param>
    public static string RunOfTrace(string traceId) => $"traces/{traceId}.json";

    /// <summary>Newer briefs sort first: the name counts the ticks left until the end of time.</summary>
    public static string Index(DateTimeOffset generatedAt, string runId) =>
        $"{IndexPrefix}{DateTime.MaxValue.Ticks - generatedAt.UtcTicks:D19}-{runId}";
}
