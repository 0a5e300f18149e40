using Microsoft.Extensions.Logging;

namespace ContentGen.Cache;

internal static partial class CacheLog
{
    [LoggerMessage(2401, LogLevel.Debug, "Run {RunId}: {Step} is answered from the cache, made at {MadeAt:O}")]
    public static partial void CacheHit(this ILogger logger, string runId, string step, DateTimeOffset madeAt);

    [LoggerMessage(2402, LogLevel.Debug, "Run {RunId}: {Step} shares the call that another run had under way")]
    public static partial void CallShared(this ILogger logger, string runId, string step);

    [LoggerMessage(2403, LogLevel.Warning, "The cached content {Name} cannot be read; it counts as missing")]
    public static partial void CacheUnreadable(this ILogger logger, string name, Exception exception);

    [LoggerMessage(2404, LogLevel.Warning, "{Name} cannot be written to the cache")]
    public static partial void CacheUnwritable(this ILogger logger, string name, Exception exception);
}
