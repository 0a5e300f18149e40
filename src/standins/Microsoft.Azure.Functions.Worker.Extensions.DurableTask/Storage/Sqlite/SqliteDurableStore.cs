using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Data.Sqlite;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>The store in one SQLite file: one writer that groups commits, and readers that see only what is committed.</summary>
/// <param name="passed">Called by the writer at each phase of a commit; null, as in every app, for nobody.</param>
internal sealed class SqliteDurableStore(string path, Action<CommitPhase>? passed = null) : IDurableStore
{
    private readonly SqliteFile _file = new(path);
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private CheckpointWriter? _writer;
    private long _lastId;

    public RecoveredWork Open()
    {
        _file.Open();
        var connection = _file.Connect(readOnly: false);
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000; PRAGMA busy_timeout=30000;";
            command.ExecuteNonQuery();
        }

        _writer = new CheckpointWriter(connection, passed);
        var work = Read(reader => reader.Recover());
        _lastId = work.Messages.Select(message => message.Id).Concat(work.Activities.Select(item => item.Id)).DefaultIfEmpty().Max();
        return work;
    }

    public Task CommitAsync(Checkpoint checkpoint)
        => _writer is { } writer
            ? writer.WriteAsync(new CheckpointRows(checkpoint))
            : throw new InvalidOperationException("The store is not open.");

    public InstanceRecord? ReadInstance(string id) => Read(reader => reader.Instance(id));

    public IReadOnlyList<HistoryEvent> ReadHistory(string instanceId) => Read(reader => reader.History(instanceId));

    public IReadOnlyList<InstanceRecord> ReadInstances(InstanceQuery query) => Read(reader => reader.Instances(query));

    public IReadOnlyList<string> ReadChildren(string instanceId) => Read(reader => reader.Children(instanceId));

    public IReadOnlyList<int> ReadOpenActivities(string instanceId, string executionId)
        => Read(reader => reader.OpenActivities(instanceId, executionId));

    public EntityRecord? ReadEntity(string id) => Read(reader => reader.Entity(id));

    public IReadOnlyList<EntityRecord> ReadEntities(EntityRecordQuery query) => Read(reader => reader.Entities(query));

    public int CountMessages(string target) => Read(reader => reader.MessageCount(target));

    public long NextId() => Interlocked.Increment(ref _lastId);

    public ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        _writer = null;
        while (_readers.TryTake(out var reader)) reader.Dispose();
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private T Read<T>(Func<SqliteReader, T> read)
    {
        var reader = _readers.TryTake(out var free) ? free : new SqliteReader(_file.Connect(readOnly: true));
        try
        {
            return read(reader);
        }
        catch (SqliteException error)
        {
            throw new DurableStoreException($"The database '{_file.Path}' cannot be read: {error.Message}", error);
        }
        finally
        {
            _readers.Add(reader);
        }
    }
}
