using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;

/// <summary>Forgets one run or entity, or all finished runs that match a filter, until its time is over.</summary>
internal sealed class InstancePurge(DurableEngine engine, InstanceCommands commands, EntityCommands entities)
{
    private static readonly OrchestrationRuntimeStatus[] Finished =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <returns>How many were forgotten; 0 when there is none of this id.</returns>
    /// <exception cref="InvalidOperationException">The run is not finished.</exception>
    public Task<int> RunAsync(string id, bool recursive)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (InstanceIds.IsEntity(id)) return entities.PurgeAsync(id);
        return engine.Store.ReadInstance(id) is { IsFinished: false } record
            ? throw new InvalidOperationException(Refusal(record))
            : commands.PurgeAsync(id, recursive);
    }

    public static string Refusal(InstanceRecord record) => "Only orchestrations in a terminal state can be purged, "
        + $"but the orchestration with instance ID {record.Id} has status {record.Status}";

    public async Task<PurgeResult> RunAsync(PurgeInstancesFilter filter, bool recursive, CancellationToken cancellation)
    {
        var begun = engine.Time.GetTimestamp();
        var statuses = Finished.Where(status => filter.Statuses?.Any() is not true || filter.Statuses.Contains(status)).ToList();
        var purged = 0;
        if (statuses.Count == 0) return new PurgeResult(0, isComplete: true);
        string? last = null;
        while (Next(filter, statuses, last) is { Count: > 0 } found)
        {
            foreach (var record in found)
            {
                cancellation.ThrowIfCancellationRequested();
                if (engine.Time.GetElapsedTime(begun) >= filter.Timeout) return new PurgeResult(purged, isComplete: false);
                purged += await commands.PurgeAsync(record.Id, recursive);
                last = record.Id;
            }
        }

        return new PurgeResult(purged, isComplete: true);
    }

    private IReadOnlyList<InstanceRecord> Next(
        PurgeInstancesFilter filter, IReadOnlyCollection<OrchestrationRuntimeStatus> statuses, string? last)
        => engine.Store.ReadInstances(new InstanceQuery
        {
            CreatedFrom = filter.CreatedFrom?.UtcDateTime,
            CreatedTo = filter.CreatedTo?.UtcDateTime,
            Statuses = statuses,
            After = last,
        });
}
