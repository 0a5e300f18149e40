namespace ContentGen.Runs;

/// <summary>Starts an orchestration unless there was one with its id before, whatever became of that.</summary>
internal static class SingleStart
{
    /// <returns>True when it was started now.</returns>
    public static async Task<bool> StartOnceAsync(
        this DurableTaskClient client, string orchestrator, string id, object input, CancellationToken cancellationToken) =>
        await client.GetInstanceAsync(id, cancellationToken) is null
        && await client.StartOrFindAsync(orchestrator, id, input, cancellationToken) is null;

    /// <summary>For ids that are not known to be there: two starts at the same instant are one orchestration.</summary>
    /// <returns>The orchestration that was there before, with its input; null when it was started now.</returns>
    public static async Task<OrchestrationMetadata?> StartOrFindAsync(
        this DurableTaskClient client, string orchestrator, string id, object input, CancellationToken cancellationToken)
    {
        try
        {
            var once = new StartOrchestrationOptions(id)
                .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, once, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The store lets one through; who comes second is told of it.
            if (await client.GetInstanceAsync(id, getInputsAndOutputs: true, cancellationToken) is { } other)
            {
                return other;
            }

            throw;
        }
    }
}
