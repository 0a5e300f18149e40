using ContentGen.Telemetry;
using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>
/// Reads what earlier runs left. A little of the deadline's reserve is for such reads, so that the last sections of a run out of time may
/// still fall back on it.
/// </summary>
internal sealed class EarlierContent(TaskOrchestrationContext context, RunDeadline deadline)
{
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(3);
    private static readonly TaskOptions Retry = TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromMilliseconds(200)));

    /// <returns>Null when there is nothing, when it cannot be read, or not in time.</returns>
    public async Task<T?> ReadAsync<T>(string activity, object query)
        where T : class
    {
        if (!context.HasStepsOf(RunVersion.Guarded))
            return null;
        using var answered = new CancellationTokenSource();
        Task patience = context.CreateTimer(deadline.PatienceOf(LongestRead, context.CurrentUtcDateTime), answered.Token);
        try
        {
            Task<T?> reading = context.CallActivityAsync<T?>(activity, query, Retry);
            await Task.WhenAny(reading, patience);
            return reading.IsCompleted ? await reading : null;
        }
        catch (Exception exception)
        {
            // Also content that is there but is not what it should be.
            Reject(activity, exception);
            return null;
        }
        finally
        {
            answered.Cancel(); // CancelAsync would leave the orchestration's thread.
        }
    }

    /// <summary>Notes that content is there but cannot be used.</summary>
    public void Reject(string activity, Exception exception) =>
        Log.EarlierUnreadable(context.CreateReplaySafeLogger("ContentGen.Run"), context.InstanceId, activity, exception.Message);
}
