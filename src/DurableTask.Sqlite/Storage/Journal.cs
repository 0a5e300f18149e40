namespace DurableTask.Sqlite.Storage;

/// <summary>
/// The ordered log of what memory did: one thread writes everything that gathered since its last commit as one transaction.
/// A commit that fails takes all that was to follow with it, so nothing is ever written on top of something that is missing.
/// </summary>
internal sealed class Journal : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly object _gate;
    private readonly HubWriter _writer;
    private readonly IOwner _owner;
    private readonly ManualResetEventSlim _stopping = new();
    private readonly Thread _thread;

    /// <summary>Starts the thread.</summary>
    /// <param name="gate">The lock of the memory that is logged.</param>
    /// <param name="writer">The statements.</param>
    /// <param name="owner">The memory.</param>
    public Journal(object gate, HubWriter writer, IOwner owner)
    {
        _gate = gate;
        _writer = writer;
        _owner = owner;
        _thread = new Thread(Run) { IsBackground = true, Name = "DurableTask.Sqlite journal" };
        _thread.Start();
    }

    /// <summary>Whose log it is. Both calls come while the gate is held.</summary>
    public interface IOwner
    {
        /// <summary>A commit failed: memory is to be dropped, and takes no more until <see cref="OnRecovered"/>.</summary>
        /// <returns>What those who waited for the commit are told.</returns>
        Exception OnLost(Exception cause);

        /// <summary>The file takes writes again: memory is to be loaded from it.</summary>
        void OnRecovered();
    }

    /// <summary>What gathers for the next commit; used while the gate is held.</summary>
    public Batch Open { get; private set; } = new();

    /// <summary>Lets the thread write; called after something was added, while the gate is held.</summary>
    public void Wake() => Monitor.Pulse(_gate);

    /// <summary>Writes what is left and ends the thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping.Set();
            Wake();
        }

        _thread.Join();
        _stopping.Dispose();
    }

    private void Run()
    {
        while (Next() is { } batch && (Write(batch) || Recover()))
        {
        }
    }

    // Waits for something to write; null when there is nothing left and nothing more comes.
    private Batch? Next()
    {
        lock (_gate)
        {
            while (Open.IsEmpty)
            {
                if (_stopping.IsSet)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            var batch = Open;
            Open = new Batch();
            return batch;
        }
    }

    private bool Write(Batch batch)
    {
        try
        {
            _writer.Begin();
            foreach (var write in batch.Writes)
            {
                write(_writer);
            }

            _writer.Commit();
        }
        catch (Exception e)
        {
            Lose(batch, e);
            return false;
        }

        lock (_gate)
        {
            foreach (var next in batch.Afterwards)
            {
                next();
            }
        }

        batch.Committed.SetResult();
        return true;
    }

    private void Lose(Batch batch, Exception cause)
    {
        lock (_gate)
        {
            var told = _owner.OnLost(cause);
            batch.Fail(told);
            Open.Fail(told);
            Open = new Batch();
        }
    }

    // Tries again, with pauses of up to half a minute, until the file takes a write. False when the service is closed meanwhile.
    private bool Recover()
    {
        for (var pause = TimeSpan.FromSeconds(0.25); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                _writer.Rollback();
                _writer.Probe();
                lock (_gate)
                {
                    _owner.OnRecovered();
                }

                return true;
            }
            catch (Exception e) when (e is SqliteException or IOException or JsonException)
            {
                if (_stopping.Wait(pause))
                {
                    return false;
                }
            }
        }
    }
}

/// <summary>What is committed together.</summary>
internal sealed class Batch
{
    public List<Action<HubWriter>> Writes { get; } = [];

    /// <summary>What leaves memory once this is on the disk: activities, messages to entities, the ends of runs.</summary>
    public List<Action> Afterwards { get; } = [];

    /// <summary>Ends when this is on the disk; fails when it is not.</summary>
    public TaskCompletionSource Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tells those who wait; that nobody may wait is no fault.</summary>
    public void Fail(Exception told)
    {
        Committed.SetException(told);
        _ = Committed.Task.Exception;
    }

    public bool IsEmpty => Writes.Count == 0 && Afterwards.Count == 0;
}
