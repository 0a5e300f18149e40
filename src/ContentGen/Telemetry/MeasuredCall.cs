using System.Diagnostics;
using System.Diagnostics.Metrics;
using ContentGen.Failures;

namespace ContentGen.Telemetry;

/// <summary>A call of another service, measured: what it took, and whether it failed.</summary>
internal static class MeasuredCall
{
    /// <summary>Makes the call; a time limit that cuts it off counts as its failure.</summary>
    /// <param name="span">The call's own; null when it has none or nobody listens.</param>
    /// <param name="duration">Takes the time in seconds, whichever way the call ended.</param>
    /// <param name="tags">Dimensions of the metric; a failure adds its type.</param>
    public static async Task<T> MeasureAsync<T>(
        Activity? span, Histogram<double> duration, TagList tags, TimeProvider time, Func<Task<T>> call)
    {
        var start = time.GetTimestamp();
        try
        {
            return await call();
        }
        catch (Exception exception)
        {
            var error = ErrorType(exception);
            tags.Add(TagName.ErrorType, error);
            span?.SetTag(TagName.ErrorType, error).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            duration.Record(time.GetElapsedTime(start).TotalSeconds, tags);
        }
    }

    // The category, never the message, which may quote what was sent.
    private static string ErrorType(Exception exception) => exception switch
    {
        CategorizedException categorized => TagValue.Of(categorized.Category),
        OperationCanceledException => "cancelled",
        _ => "_OTHER",
    };
}
