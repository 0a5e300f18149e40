namespace Microsoft.Extensions.Logging;

internal static partial class MetricLog
{
    [LoggerMessage(EventId = 1301, Level = LogLevel.Information, Message = "Metric {Name} is {Value}.")]
    public static partial void Metric(ILogger logger, string name, double value);
}
