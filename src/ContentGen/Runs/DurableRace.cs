using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// A race of a call against a timer. An orchestration that has returned stays Running until each activity and timer it began has ended:
/// the timer is taken back here, and whoever gives a call up sees to it that the call ends soon by itself.
/// </summary>
internal static class DurableRace
{
    /// <summary>Calls an activity that may take so long and is given up then: no further attempt is made.</summary>
    /// <param name="retry">Makes the policy from what its <c>HandleFailure</c> is to be.</param>
    /// <returns>The call, ended or given up.</returns>
    public static async Task<Task<T>> CallWithinAsync<T>(
        this TaskOrchestrationContext context,
        string activity,
        object input,
        Func<Func<TaskFailureDetails, bool>, RetryPolicy> retry,
        TimeSpan time)
    {
        var isGivenUp = false;
        var call = context.CallActivityAsync<T>(activity, input, TaskOptions.FromRetryPolicy(retry(_ => !isGivenUp)));
        isGivenUp = !await context.EndsWithinAsync(call, time);
        return call;
    }

    /// <returns>True when the call ended within the time, well or not.</returns>
    public static async Task<bool> EndsWithinAsync(this TaskOrchestrationContext context, Task call, TimeSpan time)
    {
        using var ended = new CancellationTokenSource();
        await Task.WhenAny(call, context.CreateTimer(time, ended.Token));
        ended.Cancel(); // CancelAsync would leave the orchestration's thread.
        return call.IsCompleted;
    }
}
