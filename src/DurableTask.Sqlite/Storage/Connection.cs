using System.Text;
using SQLitePCL;

namespace DurableTask.Sqlite.Storage;

/// <summary>
/// One connection to the database file with the statements prepared on it; for one thread at a time. The statements are SQLite's own:
/// a command of ADO.NET costs as much again as what it does here.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly SqliteConnection _connection;

    // By reference: the texts are constants, and long.
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(ReferenceEqualityComparer.Instance);

    private Connection(SqliteConnection connection) => _connection = connection;

    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>Opens the file; it is made when it is missing and <paramref name="writable"/> is set.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static Connection Open(string file, bool writable)
    {
        var mode = writable ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly;
        var connection = new SqliteConnection($"{new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }}");
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle, 5_000);
            return new Connection(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement, prepared at its first use.</summary>
    /// <param name="sql">A constant; its parameters are <c>?1</c>, <c>?2</c> and so on.</param>
    /// <param name="values">Theirs, each null, text, bytes or a whole number.</param>
    public void Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var rows = Query(sql, values);
        while (rows.Read())
        {
        }
    }

    /// <summary>Asks a statement, prepared at its first use, for its rows.</summary>
    /// <inheritdoc cref="Run"/>
    public Rows Query(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v3(_connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
            _statements[sql] = statement;
        }

        for (var place = 1; place <= values.Length; place++)
        {
            Check(values[place - 1] switch
            {
                null => raw.sqlite3_bind_null(statement, place),
                string text => raw.sqlite3_bind_text(statement, place, Encoding.UTF8.GetBytes(text)),
                byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
                int number => raw.sqlite3_bind_int64(statement, place, number),
                var number => raw.sqlite3_bind_int64(statement, place, (long)number),
            });
        }

        return new Rows(this, statement);
    }

    /// <summary>The number in the first column of the first row; 0 when there is none.</summary>
    public long Scalar(string sql)
    {
        using var rows = Query(sql);
        return rows.Read() ? rows.Number(0) : 0;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection.Handle);

    /// <summary>The rows that a statement gives, one after the other.</summary>
    public readonly ref struct Rows(Connection connection, sqlite3_stmt statement)
    {
        public bool Read()
        {
            var code = raw.sqlite3_step(statement);
            connection.Check(code);
            return code == raw.SQLITE_ROW;
        }

        public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

        public long Number(int column) => raw.sqlite3_column_int64(statement, column);

        public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Bytes(column));

        /// <summary>The bytes of a column, until the next row is read.</summary>
        public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

        public void Dispose() => _ = raw.sqlite3_reset(statement);
    }
}
