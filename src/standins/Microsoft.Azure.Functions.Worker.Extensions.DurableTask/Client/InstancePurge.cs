using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;

/// <summary>Forgets all finished runs that match a filter, until its time is over.</summary>
internal sealed class InstancePurge(DurableEngine engine, InstanceCommands commands)
{
    private static readonly OrchestrationRuntimeStatus[] Finished =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

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
