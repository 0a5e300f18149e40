using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Sqlite.Codec;

namespace DurableTask.Sqlite.Storage;

/// <summary>The statements that read the file: what is committed. None is left open, so the log can be emptied.</summary>
internal sealed class HubReader(string file) : IDisposable
{
    private const string StateColumns =
        """
        SELECT key, id, name, version, created, details, execution, status, updated, completed, custom, output, failure,
            CASE WHEN ?1 THEN (SELECT input FROM inputs WHERE instance = key) END FROM instances
        """;

    private readonly Stack<Connection> _idle = [];
    private bool _disposed;

    /// <summary>What is to be known of an instance to give it a message.</summary>
    public sealed record Known(long Key, string? ExecutionId, int Status, int? Generation);

    public Known? Find(string id) => Read(connection =>
    {
        var statement = connection["SELECT key, execution, status, details FROM instances WHERE id = ?"].Bind(id);
        using var rows = new Rows(statement);
        if (!rows.Next())
        {
            return null;
        }

        var details = new OrchestrationState();
        if (!statement.IsNull(3))
        {
            Records.ReadDetails(statement.Bytes(3), details);
        }

        return new Known(statement.Number(0), statement.Text(1), (int)statement.Number(2), details.Generation);
    });

    public OrchestrationState? State(string id, bool withInput) => Read(connection =>
    {
        var statement = connection[StateColumns + " WHERE id = ?2 AND status >= 0"].Bind(withInput ? 1 : 0).Bind(id);
        using var rows = new Rows(statement);
        return rows.Next() ? State(statement) : null;
    });

    /// <summary>Instances in the order of their start.</summary>
    /// <param name="query">Which of them.</param>
    /// <param name="afterKey">Those behind this key.</param>
    /// <param name="limit">How many at most.</param>
    public List<(long Key, OrchestrationState State)> States(StateQuery query, long afterKey, int limit) => Read(connection =>
    {
        var statement = connection[StateColumns +
            """
             WHERE key > ?2 AND status >= 0 AND (?3 >> status) & 1 AND created >= ?4 AND created <= ?5
                AND updated >= ?6 AND updated <= ?7
                AND (?8 IS NULL OR substr(id, 1, length(?8)) = ?8)
                AND (NOT ?9 OR substr(id, 1, 1) <> '@')
            ORDER BY key LIMIT ?10
            """]
            .Bind(query.WithInput ? 1 : 0).Bind(afterKey).Bind(query.StatusMask).Bind(query.CreatedFrom).Bind(query.CreatedTo)
            .Bind(query.UpdatedFrom).Bind(query.UpdatedTo).Bind(query.Prefix).Bind(query.ExcludeEntities ? 1 : 0).Bind(limit);
        using var rows = new Rows(statement);
        var states = new List<(long, OrchestrationState)>();
        while (rows.Next())
        {
            states.Add((statement.Number(0), State(statement)));
        }

        return states;
    });

    /// <summary>The events of an instance, the number of the next turn, and how many bytes they take in the file.</summary>
    public (List<HistoryEvent> Events, int NextTurn, long Size) History(long key) => Read(connection =>
    {
        var input = Input(connection, key);
        var statement = connection["SELECT turn, events FROM history WHERE instance = ? ORDER BY turn"].Bind(key);
        using var rows = new Rows(statement);
        var events = new List<HistoryEvent>();
        var next = 0;
        long size = input?.Length ?? 0;
        while (rows.Next())
        {
            next = (int)statement.Number(0) + 1;
            size += statement.Bytes(1).Length;
            Records.ReadEvents(statement.Bytes(1), input, events);
        }

        return (events, next, size);
    });

    /// <summary>A message or activity that is still to do.</summary>
    public sealed record Work(long Sequence, long Key, string Id, string? ExecutionId, int Status, int Kind, long Due, TaskMessage Message);

    public List<Work> OpenWork() => Read(connection =>
    {
        var statement = connection[
            """
            SELECT seq, key, id, execution, status, kind, due, body, (SELECT input FROM inputs WHERE inputs.instance = key AND status = 6)
            FROM work JOIN instances ON key = work.instance ORDER BY seq
            """];
        using var rows = new Rows(statement);
        var work = new List<Work>();
        while (rows.Next())
        {
            var id = statement.Text(2)!;
            work.Add(new Work(
                statement.Number(0),
                statement.Number(1),
                id,
                statement.Text(3),
                (int)statement.Number(4),
                (int)statement.Number(5),
                statement.Number(6),
                Records.ReadMessage(statement.Bytes(7), id, statement.Text(8))));
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

    private static string? Input(Connection connection, long key)
    {
        var statement = connection["SELECT input FROM inputs WHERE instance = ?"].Bind(key);
        using var rows = new Rows(statement);
        return rows.Next() ? statement.Text(0) : null;
    }

    private static OrchestrationState State(Statement row)
    {
        var state = new OrchestrationState
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = row.Text(1), ExecutionId = row.Text(6) },
            Name = row.Text(2),
            Version = row.Text(3),
            CreatedTime = Utc(row.Number(4)),
            OrchestrationStatus = (OrchestrationStatus)row.Number(7),
            LastUpdatedTime = Utc(row.Number(8)),
            CompletedTime = row.IsNull(9) ? default : Utc(row.Number(9)),
            Status = row.Text(10),
            Output = row.Text(11),
            Input = row.Text(13),
        };
        if (!row.IsNull(5))
        {
            Records.ReadDetails(row.Bytes(5), state);
        }

        if (!row.IsNull(12))
        {
            state.FailureDetails = Records.ReadFailure(row.Bytes(12));
        }

        return state;
    }

    private static DateTime Utc(long ticks) => new(ticks, DateTimeKind.Utc);

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
        catch (SqliteError e)
        {
            throw e.At(file);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    // Ends a statement however its rows are left.
    private readonly ref struct Rows(Statement statement)
    {
        public bool Next() => statement.Step();

        public void Dispose() => statement.Reset();
    }
}
