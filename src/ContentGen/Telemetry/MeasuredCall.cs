using System.Diagnostics;

namespace ContentGen.Telemetry;

/// <summary>A call of another service, measured: what it took, and whether it failed.</summary>
internal static class MeasuredCall
{
    /// <summary>Makes the call; a time limit that cuts it off counts as its failure.</summary>
    /// <param name="span">The call's own; null when it has none or nobody listens.</param>
    /// <param name="tags">Dimensions of the metric; a failure adds its type.</param>
    /// <param name="record">Takes the time, whichever way the call ended.</param>
    public static async Task<T> MeasureAsync<T>(
        Activity? span, TagList tags, TimeProvider time, Action<TimeSpan, TagList> record, Func<Task<T>> call)
    {
        var start = time.GetTimestamp();
        try
        {
            return await call();
        }
        catch (Exception exception)
        {
            tags.Add(TagName.ErrorType, CallError.Of(exception));
            span.Fail(exception);
            throw;
        }
        finally
        {
            record(time.GetElapsedTime(start), tags);
        }
    }
}
