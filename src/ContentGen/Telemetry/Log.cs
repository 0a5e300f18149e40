using ContentGen.CircuitBreaker;
using Microsoft.Extensions.Logging;

namespace ContentGen.Telemetry;

/// <summary>The product's own log messages. Event ids are stable: alerts and queries refer to them.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Run {RunId} accepted: {Categories}, {MaxStories} stories, language {Language}")]
    public static partial void RunAccepted(ILogger logger, string runId, string categories, int maxStories, string language);

    [LoggerMessage(1002, LogLevel.Information, "Run {RunId} was accepted before and is answered again")]
    public static partial void RunRepeated(ILogger logger, string runId);

    [LoggerMessage(1003, LogLevel.Information, "Run {RunId} delivered {Status} with {Fallbacks} fallback sections")]
    public static partial void RunDelivered(ILogger logger, string runId, string status, int fallbacks);

    [LoggerMessage(1101, LogLevel.Warning, "Run {RunId}: {Agent} attempt {Attempt} failed, {Category}: {Error}")]
    public static partial void AttemptFailed(ILogger logger, string runId, string agent, int attempt, string category, string error);

    [LoggerMessage(1102, LogLevel.Warning, "Run {RunId}: {Agent} is replaced by {Source} content: {Reason}")]
    public static partial void FellBack(ILogger logger, string runId, string agent, string source, string reason);

    [LoggerMessage(1103, LogLevel.Warning, "Run {RunId}: {Activity} found nothing that can be used: {Error}")]
    public static partial void EarlierUnreadable(ILogger logger, string runId, string activity, string error);

    [LoggerMessage(1104, LogLevel.Warning, "Run {RunId}: {Agent} is given up in attempt {Attempt}: {Reason}")]
    public static partial void StepGivenUp(ILogger logger, string runId, string agent, int attempt, string reason);

    [LoggerMessage(1201, LogLevel.Warning, "Circuit breaker of {Service} went from {From} to {To} after {Failures} failures in a row")]
    public static partial void CircuitChanged(ILogger logger, string service, CircuitState from, CircuitState to, int failures);

    [LoggerMessage(1202, LogLevel.Warning, "Circuit breaker of {Service} could not be reached; the call goes on without it")]
    public static partial void CircuitUnreachable(ILogger logger, string service, Exception exception);
}
