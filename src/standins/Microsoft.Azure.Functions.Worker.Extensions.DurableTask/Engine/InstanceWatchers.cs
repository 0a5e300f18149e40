using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>Wakes those who wait for an orchestration to change.</summary>
internal sealed class InstanceWatchers
{
    private readonly ConcurrentDictionary<string, List<TaskCompletionSource>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Ends with the next stored change. Begin to watch before reading, so that no change is missed.</summary>
    public Task WatchAsync(string id)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.AddOrUpdate(id, _ => [source], (_, sources) => [.. sources, source]);
        return source.Task;
    }

    public void Notify(InstanceRecord record)
    {
        if (!_waiting.TryRemove(record.Id, out var sources)) return;
        foreach (var source in sources) source.TrySetResult();
    }
}
