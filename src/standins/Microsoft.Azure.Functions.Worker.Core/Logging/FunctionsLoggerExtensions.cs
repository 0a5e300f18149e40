namespace Microsoft.Extensions.Logging;

/// <summary>Metrics through the logger.</summary>
public static class FunctionsLoggerExtensions
{
    /// <summary>Logs one value of a metric at Information, with <paramref name="properties"/> as scope.</summary>
    public static void LogMetric(this ILogger logger, string name, double value, IDictionary<string, object>? properties = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        using IDisposable? scope = properties is { Count: > 0 } ? logger.BeginScope(properties) : null;
        MetricLog.Metric(logger, name, value);
    }
}
