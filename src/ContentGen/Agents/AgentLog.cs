using Microsoft.Extensions.Logging;

namespace ContentGen.Agents;

internal static partial class AgentLog
{
    [LoggerMessage(2201, LogLevel.Warning, "Run {RunId}, {Agent}: the answer is invalid and goes back to the model once. {Problems}")]
    public static partial void RepairNeeded(this ILogger logger, string runId, string agent, string problems);
}
