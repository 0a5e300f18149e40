using System.Buffers;
using System.Text;
using SQLitePCL;

namespace DurableTask.Sqlite.Storage;

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
