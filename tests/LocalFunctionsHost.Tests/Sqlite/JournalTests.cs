using DurableTask.Sqlite.Storage;
using LocalFunctionsHost.Tests.Backend;
using Microsoft.Data.Sqlite;

namespace LocalFunctionsHost.Tests.Sqlite;

/// <summary>The log: in order, together, and nothing on top of what is missing.</summary>
public sealed class JournalTests : IDisposable, Journal.IOwner
{
    private readonly TempFolder _folder = new();
    private readonly object _gate = new();
    private readonly Connection _connection;
    private readonly Journal _journal;
    private readonly TaskCompletionSource _recovered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _hold = new();
    private Exception? _lost;

    public JournalTests()
    {
        var file = Path.Combine(_folder.Path, "hub.db");
        _connection = Connection.Open(file, writable: true);
        Schema.Prepare(_connection, file);
        _journal = new Journal(_gate, new HubWriter(_connection), this);
    }

    Exception Journal.IOwner.OnLost(Exception cause)
    {
        _lost = cause;
        return new IOException("lost", cause);
    }

    void Journal.IOwner.OnRecovered() => _recovered.SetResult();

    public void Dispose()
    {
        _hold.Set();
        _journal.Dispose();
        _connection.Dispose();
        _hold.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Committed_OfABatch_EndsAfterWhatLeavesMemory()
    {
        var left = false;

        var committed = Add(writer => writer.PutWork(1, 1, 0, 0, [1]), () => left = true);
        await committed;

        Assert.True(left);
    }

    [Fact]
    public async Task AFailedCommit_TakesWhatFollowsWithIt()
    {
        var left = false;
        var first = Add(_ =>
        {
            _hold.Wait();
            throw new SqliteException("full", 13);
        });
        await UntilTakenAsync();
        var second = Add(writer => writer.PutWork(2, 1, 0, 0, [1]), () => left = true);
        _hold.Set();

        await Assert.ThrowsAsync<IOException>(() => first);
        await Assert.ThrowsAsync<IOException>(() => second);
        await _recovered.Task;

        Assert.IsType<SqliteException>(_lost);
        Assert.False(left);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task AFailedCommit_UndoesWhatTheBatchWroteBefore()
    {
        var committed = Add(writer =>
        {
            writer.PutWork(1, 1, 0, 0, [1]);
            throw new SqliteException("full", 13);
        });

        await Assert.ThrowsAsync<IOException>(() => committed);
        await _recovered.Task;

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task ACommit_AfterTheFileTakesWritesAgain_IsWritten()
    {
        await Assert.ThrowsAsync<IOException>(() => Add(_ => throw new SqliteException("full", 13)));
        await _recovered.Task;

        await Add(writer => writer.PutWork(1, 1, 0, 0, [1]));

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public void Writes_ThatComeAsTheThreadFallsAsleep_AreWrittenOnce()
    {
        const int Callers = 2, Times = 100_000;
        var written = new int[Callers, Times];
        Thread[] callers = [.. Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            for (var time = 0; time < Times; time++)
            {
                var at = time;
                Add(_ => written[caller, at]++, () => Thread.SpinWait(100)).GetAwaiter().GetResult();
            }
        }))];

        Array.ForEach(callers, caller => caller.Start());
        Array.ForEach(callers, caller => caller.Join());

        Assert.Null(_lost);
        Assert.All(written.Cast<int>(), times => Assert.Equal(1, times));
    }

    private Task Add(Action<HubWriter> write, Action? afterwards = null)
    {
        lock (_gate)
        {
            _journal.Open.Writes.Add(write);
            if (afterwards is not null)
            {
                _journal.Open.Afterwards.Add(afterwards);
            }

            _journal.Wake();
            return _journal.Open.Committed.Task;
        }
    }

    // Until the thread has the batch and another one is open.
    private async Task UntilTakenAsync() => await TestHub.UntilAsync(() =>
    {
        lock (_gate)
        {
            return Task.FromResult(_journal.Open.IsEmpty);
        }
    });

    // On the journal's own thread, which the connection belongs to.
    private async Task<long> CountAsync()
    {
        long count = -1;
        await Add(_ => count = _connection.Scalar("SELECT count(*) FROM work"));
        return count;
    }
}
