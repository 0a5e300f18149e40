namespace DurableTask.Sqlite.Storage;

/// <summary>The statements that read the file: what is committed. None is left open, so the log can be emptied.</summary>
internal sealed class HubReader(string file) : IDisposable
{
    private readonly Stack<Connection> _idle = [];
    private bool _disposed;

    /// <summary>An instance in the file.</summary>
    /// <param name="State">Its execution; null while it waits for its start.</param>
    public sealed record Known(long Key, string Id, int Status, OrchestrationState? State);

    public Known? Find(string id) => Read(connection =>
    {
        using var row = connection.Query("SELECT key, id, status, updated, state, NULL FROM instances WHERE id = ?1", id);
        return row.Read() ? Instance(row) : null;
    });

    public OrchestrationState? State(string id, bool withInput) => Read(connection =>
    {
        using var row = connection.Query(
            """
            SELECT key, id, status, updated, state, CASE WHEN ?2 THEN (SELECT input FROM inputs WHERE instance = key) END
            FROM instances WHERE id = ?1
            """,
            id, withInput ? 1 : 0);
        return row.Read() ? Instance(row).State : null;
    });

    /// <summary>Instances in the order of their start.</summary>
    /// <param name="query">Which of them.</param>
    /// <param name="afterKey">Those behind this key.</param>
    /// <param name="limit">How many at most.</param>
    public List<Known> States(StateQuery query, long afterKey, int limit) => Read(connection =>
    {
        using var row = connection.Query(
            """
            SELECT key, id, status, updated, state, CASE WHEN ?1 THEN (SELECT input FROM inputs WHERE instance = key) END
            FROM instances
            WHERE key > ?2 AND status >= 0 AND (?3 >> status) & 1 AND created >= ?4 AND created <= ?5
                AND updated >= ?6 AND updated <= ?7
                AND (?8 IS NULL OR substr(id, 1, length(?8)) = ?8)
                AND (NOT ?9 OR substr(id, 1, 1) <> '@')
            ORDER BY key LIMIT ?10
            """,
            query.WithInput ? 1 : 0, afterKey, query.StatusMask, query.CreatedFrom, query.CreatedTo,
            query.UpdatedFrom, query.UpdatedTo, query.Prefix, query.ExcludeEntities ? 1 : 0, limit);
        var states = new List<Known>();
        while (row.Read())
        {
            states.Add(Instance(row));
        }

        return states;
    });

    /// <summary>The events of an instance, the number of the next turn, and how many bytes they take in the file.</summary>
    public (List<HistoryEvent> Events, int NextTurn, long Size) History(long key) => Read(connection =>
    {
        using var row = connection.Query(
            "SELECT turn, events, (SELECT input FROM inputs WHERE instance = ?1) FROM history WHERE instance = ?1 ORDER BY turn", key);
        var events = new List<HistoryEvent>();
        var next = 0;
        long size = 0;
        while (row.Read())
        {
            var turn = Records.Read<List<HistoryEvent>>(row.Bytes(1));
            if (turn.OfType<ExecutionStartedEvent>().FirstOrDefault() is { } started)
            {
                started.Input = row.Text(2);
                size += started.Input?.Length ?? 0;
            }

            next = (int)row.Number(0) + 1;
            size += row.Bytes(1).Length;
            events.AddRange(turn);
        }

        return (events, next, size);
    });

    /// <summary>A message or activity that is still to do.</summary>
    public sealed record Work(long Sequence, Known Instance, int Kind, long Due, TaskMessage Message);

    public List<Work> OpenWork() => Read(connection =>
    {
        using var row = connection.Query(
            """
            SELECT key, id, status, updated, state, NULL, seq, kind, due, body,
                (SELECT input FROM inputs WHERE inputs.instance = key AND status = 6)
            FROM work JOIN instances ON key = work.instance ORDER BY seq
            """);
        var work = new List<Work>();
        while (row.Read())
        {
            var message = Records.Read<TaskMessage>(row.Bytes(9));
            if (message.Event is ExecutionStartedEvent started)
            {
                started.Input = row.Text(10);
            }

            var instance = work.Count > 0 && work[^1].Instance.Key == row.Number(0) ? work[^1].Instance : Instance(row);
            work.Add(new Work(row.Number(6), instance, (int)row.Number(7), row.Number(8), message));
        }

        return work;
    });

    /// <summary>The largest key and the largest sequence number in use.</summary>
    public (long Key, long Sequence) Last() => Read(connection =>
        (connection.Scalar("SELECT max(key) FROM instances"), connection.Scalar("SELECT max(seq) FROM work")));

    public void Dispose()
    {
        lock (_idle)
        {
            _disposed = true;
            while (_idle.TryPop(out var connection))
            {
                connection.Dispose();
            }
        }
    }

    // Of a row that begins with key, id, status, updated, state, input. What has columns is newer there than in the record.
    private static Known Instance(Connection.Rows row)
    {
        var status = (int)row.Number(2);
        var state = row.IsNull(4) ? null : Records.Read<OrchestrationState>(row.Bytes(4));
        if (state is not null)
        {
            (state.OrchestrationStatus, state.LastUpdatedTime) = ((OrchestrationStatus)status, new(row.Number(3), DateTimeKind.Utc));
            state.Input = row.Text(5);
            if (!TerminalStatus.Contains(state.OrchestrationStatus))
            {
                // Of a run that failed and was rewound.
                (state.CompletedTime, state.Output, state.FailureDetails) = (default, null, null);
            }
        }

        return new Known(row.Number(0), row.Text(1)!, status, state);
    }

    private T Read<T>(Func<Connection, T> read)
    {
        Connection? connection;
        lock (_idle)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _idle.TryPop(out connection);
        }

        try
        {
            connection ??= Connection.Open(file, writable: false);
            var result = read(connection);
            lock (_idle)
            {
                if (!_disposed)
                {
                    _idle.Push(connection);
                    connection = null;
                }
            }

            return result;
        }
        catch (SqliteException e)
        {
            throw SqliteFileException.Of(e, file);
        }
        finally
        {
            connection?.Dispose();
        }
    }
}
