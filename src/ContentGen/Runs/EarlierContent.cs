using ContentGen.Telemetry;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// Reads what earlier runs left. A little of the deadline's reserve is for such reads, so that the last sections of a run out of time may
/// still fall back on it.
/// </summary>
internal sealed class EarlierContent(TaskOrchestrationContext context, RunDeadline deadline)
{
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <returns>Null when there is nothing, when it cannot be read, or not in time.</returns>
    public async Task<T?> ReadAsync<T>(string activity, object query)
        where T : class
    {
        try
        {
            var reading = await context.CallWithinAsync<T?>(
                activity,
                query,
                mayRetry => new RetryPolicy(2, Pause) { HandleFailure = mayRetry },
                deadline.PatienceOf(LongestRead, context.CurrentUtcDateTime));
            return reading.IsCompleted ? await reading : null;
        }
        catch (Exception exception)
        {
            // Also content that is there but is not what it should be.
            Reject(activity, exception);
            return null;
        }
    }

    /// <summary>Notes that content is there but cannot be used.</summary>
    public void Reject(string activity, Exception exception) =>
        Log.EarlierUnreadable(context.CreateReplaySafeLogger("ContentGen.Run"), context.InstanceId, activity, exception.Message);
}
