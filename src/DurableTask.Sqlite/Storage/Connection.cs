using System.Buffers;
using System.Text;
using SQLitePCL;

namespace DurableTask.Sqlite.Storage;

/// <summary>One connection to the database file with the statements prepared on it; for one thread at a time.</summary>
internal sealed class Connection : IDisposable
{
    // By reference: the texts are constants, and long.
    private readonly Dictionary<string, Statement> _statements = new(ReferenceEqualityComparer.Instance);
    private readonly sqlite3 _handle;

    static Connection() => Batteries_V2.Init();

    private Connection(sqlite3 handle) => _handle = handle;

    /// <summary>Opens the file; it is made when it is missing and <paramref name="writable"/> is set.</summary>
    public static Connection Open(string file, bool writable)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX | (writable ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READONLY);
        var code = raw.sqlite3_open_v2(file, out var handle, flags, null);
        if (code != raw.SQLITE_OK)
        {
            var error = new SqliteError(code, raw.sqlite3_errstr(code).utf8_to_string());
            handle?.Dispose();
            throw error;
        }

        _ = raw.sqlite3_extended_result_codes(handle, 1);
        _ = raw.sqlite3_busy_timeout(handle, 5_000);
        return new Connection(handle);
    }

    /// <summary>The statement, prepared at its first use.</summary>
    public Statement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
            {
                statement = _statements[sql] = new Statement(_handle, sql);
            }

            return statement;
        }
    }

    /// <summary>Runs a statement once, without keeping it.</summary>
    public void Execute(string sql)
    {
        using var statement = new Statement(_handle, sql);
        while (statement.Step())
        {
        }
    }

    /// <summary>The first column of the first row.</summary>
    public long Scalar(string sql)
    {
        using var statement = new Statement(_handle, sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _handle.Dispose();
    }
}

/// <summary>One prepared statement. Parameters are given in order by <c>Bind</c>; it is not safe for several threads.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _handle;
    private int _next;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle));
    }

    public Statement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(_handle, ++_next, value));
        return this;
    }

    public Statement Bind(long? value) => value is { } number ? Bind(number) : Null();

    public Statement Bind(string? value)
    {
        if (value is null)
        {
            return Null();
        }

        if (value.Length == 0)
        {
            Check(raw.sqlite3_bind_text(_handle, ++_next, value));
            return this;
        }

        // By length: text that ends at its first NUL would be cut.
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        var size = Encoding.UTF8.GetBytes(value, bytes);
        var code = raw.sqlite3_bind_text(_handle, ++_next, bytes.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(bytes);
        Check(code);
        return this;
    }

    public Statement Bind(byte[]? value)
    {
        if (value is null)
        {
            return Null();
        }

        Check(raw.sqlite3_bind_blob(_handle, ++_next, value));
        return this;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Goes to the next row; <see cref="Reset"/> must follow the last one that is read.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw Error(code),
        };
    }

    public void Reset()
    {
        _next = 0;
        _ = raw.sqlite3_reset(_handle);
    }

    public long Number(int column) => raw.sqlite3_column_int64(_handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Bytes(column));

    /// <summary>The bytes of a column, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_handle, column);

    public void Dispose() => _handle.Dispose();

    private Statement Null()
    {
        Check(raw.sqlite3_bind_null(_handle, ++_next));
        return this;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Error(code);
        }
    }

    private SqliteError Error(int code) => new(raw.sqlite3_extended_errcode(_database) is var extended and not 0 ? extended : code,
        raw.sqlite3_errmsg(_database).utf8_to_string());
}
