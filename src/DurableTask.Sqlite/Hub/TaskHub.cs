using DurableTask.Core;
using DurableTask.Sqlite.Storage;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite.Hub;

/// <summary>
/// One hub: what is to do is in memory, and the file is the ordered log of it. Everything that changes does so under one lock,
/// in memory first; what leaves the hub (activities, messages to entities, answers to clients) waits until the log has it.
/// </summary>
internal sealed partial class TaskHub : Journal.IOwner, IDisposable
{
    private readonly Lock gate = new();
    private readonly string file;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly FileLock fileLock;
    private readonly Connection connection;
    private readonly HubReader reader;
    private readonly Journal journal;
    private readonly Alarm alarm;
    private readonly Waiters waiters = new();
    private readonly Dictionary<string, Instance> live = [];
    private long lastKey;
    private long lastSequence;
    private int epoch;
    private int load;
    private SqliteFileException? halted;

    private TaskHub(string file, TimeProvider time, ILogger logger, FileLock fileLock, Connection connection)
    {
        this.file = file;
        this.time = time;
        this.logger = logger;
        this.fileLock = fileLock;
        this.connection = connection;
        reader = new HubReader(file);
        alarm = new Alarm(time, static item => item is not Message { IsGone: true }, Ring);
        var writer = new HubWriter(connection);
        writer.DeleteOrphans();
        Load();
        journal = new Journal(gate, writer, this);
    }

    /// <summary>Takes the file, makes it when it is missing, and loads what is to do.</summary>
    /// <exception cref="SqliteFileException">It cannot be used.</exception>
    public static TaskHub Open(string file, TimeProvider time, ILogger logger)
    {
        var fileLock = FileLock.Take(file);
        Connection? connection = null;
        try
        {
            connection = Connection.Open(file, writable: true);
            Schema.Prepare(connection, file);
            return new TaskHub(file, time, logger, fileLock, connection);
        }
        catch (Exception e)
        {
            connection?.Dispose();
            fileLock.Dispose();
            switch (e)
            {
                case SqliteError error:
                    throw error.At(file);
                case InvalidDataException or ArgumentException:
                    throw new SqliteFileException(
                        file, $"'{file}' is damaged ({e.Message}): put a backup in its place, or move it away to begin anew.", e);
                default:
                    throw;
            }
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Waits until everything done so far is on the disk.</summary>
    public Task Flush()
    {
        lock (gate)
        {
            if (halted is not null)
            {
                return Task.CompletedTask;
            }

            journal.Open.Afterwards.Add(static () => { });
            journal.Wake();
            return journal.Open.Committed.Task;
        }
    }

    /// <summary>Makes everything ready again that a dispatcher took and neither completed nor gave back before it was stopped.</summary>
    public void Restart()
    {
        lock (gate)
        {
            epoch++;
            foreach (var instance in live.Values)
            {
                instance.IsLocked = false;
                Enqueue(instance);
            }

            foreach (var activity in running)
            {
                activities.Add(activity);
            }

            running.Clear();
        }
    }

    Exception Journal.IOwner.OnLost(Exception cause)
    {
        halted = cause switch
        {
            SqliteFileException known => known,
            SqliteError error => error.At(file),
            _ => new SqliteFileException(file, $"'{file}' could not be written ({cause.Message}): runs go on when it can be.", cause),
        };
        LogLost(halted.Message);
        Drop();
        return halted;
    }

    void Journal.IOwner.OnRecovered()
    {
        Drop();
        Load();
        halted = null;
        LogRecovered(file);
    }

    public void Dispose()
    {
        lock (gate)
        {
            epoch++;
            halted = new SqliteFileException(file, $"'{file}' is closed.");
            alarm.Dispose();
        }

        journal.Dispose();
        lock (gate)
        {
            waiters.Cancel();
        }

        reader.Dispose();
        connection.Dispose();
        fileLock.Dispose();
    }

    private void Drop()
    {
        epoch++;
        load++;
        live.Clear();
        cachedBytes = 0;
        idle.Clear();
        orchestrations.Clear();
        entities.Clear();
        activities.Clear();
        running.Clear();
        alarm.Clear();
    }

    private void Load()
    {
        (lastKey, lastSequence) = reader.Last();
        foreach (var work in reader.OpenWork())
        {
            if (work.Kind == (int)Message.Kind.Activity)
            {
                activities.Add(new Message(work.Sequence, null, work.Message, work.Due, load) { IsInFile = true });
                continue;
            }

            if (!live.TryGetValue(work.Id, out var instance))
            {
                instance = live[work.Id] = new Instance(work.Key, work.Id)
                {
                    ExecutionId = work.ExecutionId,
                    IsAwaited = work.Status == HubWriter.Awaited,
                    Status = (OrchestrationStatus)Math.Max(work.Status, 0),
                };
                LimitAwaiting(instance);
            }

            Arrive(instance, new Message(work.Sequence, instance, work.Message, work.Due, load) { IsInFile = true }, Arrival.WhenDue);
        }
    }

    // The alarm rings for messages that are due and for instances whose pause is over.
    private void Ring()
    {
        lock (gate)
        {
            while (alarm.TryTake(out var item))
            {
                switch (item)
                {
                    case Message { IsGone: false, Target: { } target } message when target.Later.Remove(message):
                        target.Inbox.Add(message);
                        Enqueue(target);
                        break;
                    case Message { Target: null, IsGone: false } activity:
                        activities.Add(activity);
                        break;
                    case Instance { IsAwaited: true, IsEntity: false, IsDeleted: false } unstarted:
                        Remove(unstarted);
                        journal.Wake();
                        break;
                    case Instance instance:
                        Enqueue(instance);
                        break;
                }
            }
        }
    }

    private void ThrowIfHalted()
    {
        if (halted is not null)
        {
            throw new SqliteFileException(halted.File, halted.Message, halted.InnerException);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Reason} What was not written yet is undone and done again.")]
    private partial void LogLost(string reason);

    [LoggerMessage(LogLevel.Information, "'{File}' can be written again; its runs go on.")]
    private partial void LogRecovered(string file);
}
