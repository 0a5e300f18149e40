using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ContentGen.Runs;

/// <summary>Starts an orchestration unless there was one with its id before.</summary>
internal static class SingleStart
{
    /// <returns>True when it was started now.</returns>
    public static async Task<bool> StartOnceAsync(
        this DurableTaskClient client, string orchestrator, string id, object input, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(id, cancellationToken) is not null)
        {
            return false;
        }

        try
        {
            var once = new StartOrchestrationOptions(id)
                .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, once, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Another instance of the app was faster.
            if (await client.GetInstanceAsync(id, cancellationToken) is not null)
            {
                return false;
            }

            throw;
        }
    }
}
