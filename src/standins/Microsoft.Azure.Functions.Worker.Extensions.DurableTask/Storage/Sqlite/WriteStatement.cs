using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>
/// A statement without a result, compiled once and run often, by one thread. It speaks to SQLite itself: a command and a reader for
/// each row cost the writer as much as the row.
/// </summary>
internal sealed class WriteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = new byte[1024];

    public WriteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
    }

    /// <param name="values">For the parameters, in the order of their numbers.</param>
    /// <exception cref="SqliteException">The statement failed.</exception>
    public void Execute(params ReadOnlySpan<SqlValue> values)
    {
        try
        {
            for (var index = 0; index < values.Length; index++) Bind(index + 1, values[index]);
            var result = raw.sqlite3_step(_statement);
            if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) SqliteException.ThrowExceptionForRC(result, _database);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Bind(int index, in SqlValue value) => SqliteException.ThrowExceptionForRC(
        value switch
        {
            // An empty span has no address, which SQLite takes for null.
            { Text: "" } => raw.sqlite3_bind_text(_statement, index, ""),
            { Text: { } text } => raw.sqlite3_bind_text(_statement, index, Encode(text)),
            { Blob: { } blob } => raw.sqlite3_bind_blob(_statement, index, blob),
            { Number: { } number } => raw.sqlite3_bind_int64(_statement, index, number),
            _ => raw.sqlite3_bind_null(_statement, index),
        },
        _database);

    // SQLite copies the bytes, so one buffer serves every text.
    private ReadOnlySpan<byte> Encode(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most) _text = new byte[most];
        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }
}
