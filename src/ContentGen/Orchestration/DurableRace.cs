using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>
/// A race of a call against a timer. An orchestration that has returned stays Running until each activity and timer it began has ended:
/// the timer is taken back here, and whoever gives a call up sees to it that the call ends soon by itself.
/// </summary>
internal static class DurableRace
{
    /// <returns>True when the call ended within the time, well or not.</returns>
    public static async Task<bool> EndsWithinAsync(this TaskOrchestrationContext context, Task call, TimeSpan time)
    {
        using var ended = new CancellationTokenSource();
        await Task.WhenAny(call, context.CreateTimer(time, ended.Token));
        ended.Cancel(); // CancelAsync would leave the orchestration's thread.
        return call.IsCompleted;
    }
}
