using ContentGen.Failures;
using Microsoft.Extensions.Logging;

namespace ContentGen.News;

internal static partial class HeadlineLog
{
    [LoggerMessage(2101, LogLevel.Warning, "Run {RunId}: headlines of category {Category} failed as {FailureCategory}: {Reason}")]
    public static partial void CategoryFailed(
        this ILogger logger, string runId, string category, FailureCategory failureCategory, string reason);

    [LoggerMessage(
        2104, LogLevel.Warning, "Run {RunId}: page {Page} of the headlines of category {Category} failed as {FailureCategory}: {Reason}")]
    public static partial void PageFailed(
        this ILogger logger, string runId, string category, int page, FailureCategory failureCategory, string reason);

    [LoggerMessage(2102, LogLevel.Information, "Run {RunId}: {Count} headlines from {Provider}")]
    public static partial void Fetched(this ILogger logger, string runId, int count, string provider);

    [LoggerMessage(2103, LogLevel.Warning, "Run {RunId}: the feeds stand in for NewsAPI, which failed as {FailureCategory}: {Reason}")]
    public static partial void FeedsUsed(this ILogger logger, string runId, FailureCategory failureCategory, string reason);
}
