using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite.Hub;

/// <summary>
/// One hub: what is to do is in memory, and the file is the ordered log of it. Everything that changes does so under one lock,
/// in memory first; what leaves the hub (activities, messages to entities, answers to clients) waits until the log has it.
/// </summary>
internal sealed partial class TaskHub : Journal.IOwner, IDisposable
{
    private readonly object _gate = new();
    private readonly SqliteOrchestrationServiceSettings _settings;
    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly FileLock _fileLock;
    private readonly Connection _connection;
    private readonly HubReader _reader;
    private readonly Journal _journal;
    private readonly Alarm _alarm;
    private readonly Waiters _waiters = new();
    private readonly Dictionary<string, Instance> _live = [];
    private long _lastKey;
    private long _lastSequence;
    private int _epoch;
    private int _load;
    private SqliteFileException? _halted;
    private bool _isClosed;

    private TaskHub(SqliteOrchestrationServiceSettings settings, ILogger logger, FileLock fileLock, Connection connection)
    {
        _settings = settings;
        _file = settings.File;
        _time = settings.TimeProvider;
        _logger = logger;
        _fileLock = fileLock;
        _connection = connection;
        _reader = new HubReader(_file);
        _alarm = new Alarm(_time, static item => item is not Message { IsGone: true }, Ring);
        var writer = new HubWriter(connection);
        writer.DeleteOrphans();
        lock (_gate)
        {
            // What is loaded sets the alarm, whose callback waits here as the journal's thread does.
            Load();
            _journal = new Journal(_gate, writer, this);
        }
    }

    /// <summary>Takes the file, makes it when it is missing, and loads what is to do.</summary>
    /// <exception cref="SqliteFileException">It cannot be used.</exception>
    public static TaskHub Open(SqliteOrchestrationServiceSettings settings, ILogger logger)
    {
        var file = settings.File;
        var fileLock = FileLock.Take(file);
        Connection? connection = null;
        try
        {
            connection = Connection.Open(file, writable: true);
            Schema.Prepare(connection, file);
            return new TaskHub(settings, logger, fileLock, connection);
        }
        catch (Exception e)
        {
            connection?.Dispose();
            fileLock.Dispose();
            if (e is SqliteException or IOException or JsonException or ArgumentException)
            {
                throw SqliteFileException.Of(e, file);
            }

            throw;
        }
    }

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    /// <summary>Waits until everything done so far is on the disk.</summary>
    public Task Flush()
    {
        lock (_gate)
        {
            return _halted is null ? Written() : Task.CompletedTask;
        }
    }

    /// <summary>Makes everything ready again that a dispatcher took and neither completed nor gave back before it was stopped.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            _epoch++;
            foreach (var instance in _live.Values)
            {
                instance.IsLocked = false;
                Enqueue(instance);
            }

            foreach (var activity in _running)
            {
                _activities.Writer.TryWrite(activity);
            }

            _running.Clear();
        }
    }

    Exception Journal.IOwner.OnLost(Exception cause)
    {
        _halted = SqliteFileException.Of(cause, _file);
        LogLost(_halted.Message);
        Drop();
        return _halted;
    }

    void Journal.IOwner.OnRecovered()
    {
        Drop();
        if (_isClosed)
        {
            return;
        }

        Load();
        _waiters.Recovered(id => _reader.State(id, withInput: true));
        _halted = null;
        LogRecovered(_file);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _epoch++;
            _isClosed = true;
            _halted = new SqliteFileException(_file, $"'{_file}' is closed.");
            _alarm.Dispose();
            _orchestrations.Writer.Complete();
            _entities.Writer.Complete();
            _activities.Writer.Complete();
        }

        _journal.Dispose();
        lock (_gate)
        {
            _waiters.Cancel();
        }

        _reader.Dispose();
        _connection.Dispose();
        _fileLock.Dispose();
    }

    // Ends when everything that is in memory now is in the file.
    private Task Written()
    {
        _journal.Open.Afterwards.Add(static () => { });
        _journal.Wake();
        return _journal.Open.Committed.Task;
    }

    // A change that stops half-way would leave memory and log apart; failing the commit brings both back to what the file has.
    private void Change(Action change)
    {
        lock (_gate)
        {
            try
            {
                change();
            }
            catch (Exception e) when (_halted is null && (e is SqliteFileException or SqliteException or JsonException))
            {
                _journal.Open.Writes.Add(_ => throw e);
                _journal.Wake();
                throw;
            }
        }
    }

    private static async ValueTask<T?> Next<T>(Channel<T> ready, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await ready.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            return null;
        }
    }

    // The alarm rings for messages that are due and for instances whose pause is over.
    private void Ring()
    {
        lock (_gate)
        {
            while (!_isClosed && _alarm.TryTake(out var item))
            {
                switch (item)
                {
                    case Message { IsGone: false, Target: { } target } message when target.Later.Remove(message):
                        target.Inbox.Add(message);
                        Enqueue(target);
                        break;
                    case Message { Target: null, IsGone: false } activity:
                        _activities.Writer.TryWrite(activity);
                        break;
                    case Instance { IsAwaited: true, IsEntity: false, IsDeleted: false } unstarted:
                        Remove(unstarted);
                        _journal.Wake();
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
        if (_halted is not null)
        {
            throw new SqliteFileException(_halted.File, _halted.Message, _halted.InnerException);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Reason} What was not written yet is undone and done again.")]
    private partial void LogLost(string reason);

    [LoggerMessage(LogLevel.Information, "'{File}' can be written again; its runs go on.")]
    private partial void LogRecovered(string file);
}
