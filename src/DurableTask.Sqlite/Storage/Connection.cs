using SQLitePCL;

namespace DurableTask.Sqlite.Storage;

/// <summary>One connection to the database file with the statements prepared on it; for one thread at a time.</summary>
internal sealed class Connection : IDisposable
{
    // By reference: the texts are constants, and long.
    private readonly Dictionary<string, Statement> statements = new(ReferenceEqualityComparer.Instance);
    private readonly sqlite3 handle;

    static Connection() => Batteries_V2.Init();

    private Connection(sqlite3 handle) => this.handle = handle;

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
            if (!statements.TryGetValue(sql, out var statement))
            {
                statement = statements[sql] = new Statement(handle, sql);
            }

            return statement;
        }
    }

    /// <summary>Runs a statement once, without keeping it.</summary>
    public void Execute(string sql)
    {
        using var statement = new Statement(handle, sql);
        while (statement.Step())
        {
        }
    }

    /// <summary>The first column of the first row.</summary>
    public long Scalar(string sql)
    {
        using var statement = new Statement(handle, sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
        handle.Dispose();
    }
}
