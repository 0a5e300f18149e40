using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>Wakes those who wait for an orchestration to change.</summary>
internal sealed class InstanceWatchers
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _changes = new(StringComparer.Ordinal);

    /// <summary>Ends with the next stored change. Begin to watch before reading, so that no change is missed.</summary>
    public Task WatchAsync(string id)
        => _changes.GetOrAdd(id, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Notify(InstanceRecord record)
    {
        if (_changes.TryRemove(record.Id, out var change)) change.SetResult();
    }
}
