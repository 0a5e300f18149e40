using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace StandIns.Tests.Durable.Harness;

/// <summary>A store that lets a test look at, delay or refuse checkpoints.</summary>
internal sealed class ObservedStore(IDurableStore inner) : IDurableStore
{
    private readonly Channel<bool> _due = Channel.CreateUnbounded<bool>();

    /// <summary>Called before a checkpoint is stored; it may throw.</summary>
    public Action<Checkpoint>? Before { get; set; }

    /// <summary>Called after a checkpoint is stored, before its effects are seen.</summary>
    public Action<Checkpoint>? After { get; set; }

    public async Task CommitAsync(Checkpoint checkpoint)
    {
        Before?.Invoke(checkpoint);
        await inner.CommitAsync(checkpoint);
        After?.Invoke(checkpoint);
        foreach (var message in checkpoint.SentMessages.Where(message => message.DueAt is not null)) _due.Writer.TryWrite(message.Id > 0);
    }

    /// <summary>Ends once for each stored message that is to be delivered later.</summary>
    public async Task NextDueAsync() => await _due.Reader.ReadAsync();

    public RecoveredWork Open() => inner.Open();

    public InstanceRecord? ReadInstance(string id) => inner.ReadInstance(id);

    public IReadOnlyList<HistoryEvent> ReadHistory(string instanceId) => inner.ReadHistory(instanceId);

    public IReadOnlyList<InstanceRecord> ReadInstances(InstanceQuery query) => inner.ReadInstances(query);

    public IReadOnlyList<string> ReadChildren(string instanceId) => inner.ReadChildren(instanceId);

    public IReadOnlyList<int> ReadOpenActivities(string instanceId, string executionId) => inner.ReadOpenActivities(instanceId, executionId);

    public EntityRecord? ReadEntity(string id) => inner.ReadEntity(id);

    public IReadOnlyList<EntityRecord> ReadEntities(EntityRecordQuery query) => inner.ReadEntities(query);

    public int CountMessages(string target) => inner.CountMessages(target);

    public long NextId() => inner.NextId();

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
