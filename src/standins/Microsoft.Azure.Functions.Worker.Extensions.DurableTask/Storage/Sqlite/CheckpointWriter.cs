using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>
/// The only writer. Whatever waits when it becomes free shares one transaction, so the cost of reaching the disk is shared too; the
/// busier the engine, the larger the groups.
/// </summary>
internal sealed class CheckpointWriter : IDisposable
{
    private const int LargestGroup = 512;

    private readonly Action<CommitPhase>? _passed;
    private readonly Channel<CheckpointRows> _pending = Channel.CreateUnbounded<CheckpointRows>(new() { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly CheckpointStatements _statements;
    private readonly PreparedStatement _begin;
    private readonly PreparedStatement _commit;
    private readonly PreparedStatement _rollback;
    private readonly Thread _thread;

    public CheckpointWriter(SqliteConnection connection, Action<CommitPhase>? passed)
    {
        _passed = passed;
        _connection = connection;
        _statements = new CheckpointStatements(connection);
        _begin = new PreparedStatement(connection, "BEGIN IMMEDIATE", 0);
        _commit = new PreparedStatement(connection, "COMMIT", 0);
        _rollback = new PreparedStatement(connection, "ROLLBACK", 0);
        _thread = new Thread(Run) { IsBackground = true, Name = "durable-store" };
        _thread.Start();
    }

    public Task WriteAsync(CheckpointRows rows) => _pending.Writer.TryWrite(rows)
        ? rows.Stored.Task
        : Task.FromException(new DurableStoreException("The store is closed; the host is stopping."));

    /// <summary>Stores what is pending, then closes.</summary>
    public void Dispose()
    {
        _pending.Writer.TryComplete();
        _thread.Join();
        _statements.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        var group = new List<CheckpointRows>();
        while (Next(group))
        {
            Store(group);
            group.Clear();
        }
    }

    private bool Next(List<CheckpointRows> group)
    {
        while (!_pending.Reader.TryRead(out var first) || !Collect(first, group))
        {
            // A thread of its own may block: it has nothing else to do.
            if (!_pending.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) return false;
        }

        return true;
    }

    private bool Collect(CheckpointRows first, List<CheckpointRows> group)
    {
        group.Add(first);
        while (group.Count < LargestGroup && _pending.Reader.TryRead(out var next)) group.Add(next);
        return true;
    }

    private void Store(List<CheckpointRows> group)
    {
        if (TryCommit(group) is not { } error)
        {
            foreach (var rows in group) rows.Stored.SetResult();
        }
        else if (group.Count == 1)
        {
            group[0].Stored.SetException(new DurableStoreException($"Nothing was stored: {error.Message}", error));
        }
        else
        {
            // One bad checkpoint must not take the others of its group with it.
            foreach (var rows in group) Store([rows]);
        }
    }

    private Exception? TryCommit(List<CheckpointRows> group)
    {
        try
        {
            _begin.Execute();
            _passed?.Invoke(CommitPhase.Begun);
            foreach (var rows in group) Apply(rows);
            _commit.Execute();
            _passed?.Invoke(CommitPhase.Committed);
            return null;
        }
        catch (Exception error) when (error is SqliteException or InvalidOperationException)
        {
            RollBack();
            return error;
        }
    }

    private void Apply(CheckpointRows rows)
    {
        _statements.Apply(rows);
        _passed?.Invoke(CommitPhase.Applied);
    }

    private void RollBack()
    {
        try
        {
            _rollback.Execute();
        }
        catch (SqliteException)
        {
            // Some failures, such as a full disk, roll back by themselves.
        }
    }
}
