namespace DurableTask.Sqlite.Storage;

/// <summary>
/// The ordered log of what memory did: one thread writes everything that gathered since its last commit as one transaction.
/// A commit that fails takes all that was to follow with it, so nothing is ever written on top of something that is missing.
/// </summary>
internal sealed class Journal : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Lock gate;
    private readonly HubWriter writer;
    private readonly IOwner owner;
    private readonly AutoResetEvent wake = new(false);
    private readonly Thread thread;
    private volatile bool stopping;
    private bool isAsleep;

    /// <summary>Starts the thread.</summary>
    /// <param name="gate">The lock of the memory that is logged.</param>
    /// <param name="writer">The statements.</param>
    /// <param name="owner">The memory.</param>
    public Journal(Lock gate, HubWriter writer, IOwner owner)
    {
        this.gate = gate;
        this.writer = writer;
        this.owner = owner;
        thread = new Thread(Run) { IsBackground = true, Name = "DurableTask.Sqlite journal" };
        thread.Start();
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
    public void Wake()
    {
        if (isAsleep)
        {
            isAsleep = false;
            wake.Set();
        }
    }

    /// <summary>Writes what is left and ends the thread.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stopping = true;
        }

        wake.Set();
        thread.Join();
        wake.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            Batch batch;
            lock (gate)
            {
                batch = Open;
                if (!batch.IsEmpty)
                {
                    Open = new Batch();
                }
                else if (stopping)
                {
                    return;
                }
                else
                {
                    isAsleep = true;
                }
            }

            if (batch.IsEmpty)
            {
                wake.WaitOne();
            }
            else if (!Write(batch) && !Recover())
            {
                return;
            }
        }
    }

    private bool Write(Batch batch)
    {
        try
        {
            writer.Begin();
            foreach (var write in batch.Writes)
            {
                write(writer);
            }

            writer.Commit();
        }
        catch (Exception e)
        {
            Lose(batch, e);
            return false;
        }

        lock (gate)
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
        Batch following;
        Exception told;
        lock (gate)
        {
            following = Open;
            Open = new Batch();
            told = owner.OnLost(cause);
        }

        batch.Committed.SetException(told);
        following.Committed.SetException(told);
    }

    // Tries again, with pauses of up to half a minute, until the file takes a write. False when the service is closed meanwhile.
    private bool Recover()
    {
        for (var pause = TimeSpan.FromSeconds(0.25); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                writer.Rollback();
                writer.Probe();
                lock (gate)
                {
                    owner.OnRecovered();
                }

                return true;
            }
            catch (Exception e) when (e is SqliteError or IOException or InvalidDataException)
            {
                while (!stopping && wake.WaitOne(pause) && !stopping)
                {
                }
            }

            if (stopping)
            {
                return false;
            }
        }
    }
}
