using Microsoft.Extensions.Logging;

namespace ContentGen.Telemetry;

/// <summary>What is logged of a run's start. Event ids are stable: alerts and queries refer to them.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Run {RunId} accepted: {Categories}, {MaxStories} stories, language {Language}")]
    public static partial void RunAccepted(ILogger logger, string runId, string categories, int maxStories, string language);

    [LoggerMessage(1002, LogLevel.Information, "Run {RunId} was accepted before and is answered again")]
    public static partial void RunRepeated(ILogger logger, string runId);
}
