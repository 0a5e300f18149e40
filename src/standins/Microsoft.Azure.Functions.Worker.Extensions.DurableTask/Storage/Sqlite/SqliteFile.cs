using Microsoft.Data.Sqlite;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>
/// The database file: owned by one process at a time, checked before use, WAL with <c>synchronous=FULL</c> so that a committed
/// transaction survives the loss of power.
/// </summary>
internal sealed class SqliteFile(string path) : IDisposable
{
    private FileStream? _owner;

    public string Path { get; } = path;

    /// <exception cref="DurableStoreException">The file cannot be used.</exception>
    public void Open()
    {
        Own();
        try
        {
            Guard(Prepare);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public SqliteConnection Connect(bool readOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        _owner?.Dispose();
        _owner = null;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void Own()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            _owner = new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new DurableStoreException(
                $"The folder '{System.IO.Path.GetDirectoryName(Path)}' cannot be written to. Make it writable, or choose another one with --data.", error);
        }
        catch (IOException error)
        {
            throw new DurableStoreException(
                $"The database '{Path}' is in use by another process, or its folder cannot be written to. "
                + "Stop the other process, or choose another folder with --data.",
                error);
        }
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteException error)
        {
            throw new DurableStoreException(
                $"The database '{Path}' cannot be used: {error.Message} It was left as it is. "
                + "Restore it from a copy, move it away, or choose another folder with --data.",
                error);
        }
    }

    private void Prepare()
    {
        var isNew = !File.Exists(Path) || new FileInfo(Path).Length == 0 || !CheckContent();
        using var connection = Connect(readOnly: false);
        Execute(connection, "PRAGMA journal_mode=WAL");
        if (isNew) Create(connection);
    }

    private void Create(SqliteConnection connection)
        => Execute(
            connection,
            $"BEGIN; {SqliteSchema.Create} PRAGMA application_id={SqliteSchema.ApplicationId}; PRAGMA user_version={SqliteSchema.Version}; COMMIT;");

    /// <returns>Whether there is any; a process that dies while it makes the file leaves an empty database.</returns>
    private bool CheckContent()
    {
        // A connection that may write would bring even a damaged or foreign file up to date when it closes.
        using var connection = Connect(readOnly: true);
        if (Convert.ToInt64(Scalar(connection, "SELECT COUNT(*) FROM sqlite_schema")) == 0) return false;
        Check(connection);
        return true;
    }

    private void Check(SqliteConnection connection)
    {
        if (Convert.ToInt64(Scalar(connection, "PRAGMA application_id")) != SqliteSchema.ApplicationId)
        {
            throw new DurableStoreException(
                $"The file '{Path}' is a database of another program. It was left as it is. Move it away, or choose another folder with --data.");
        }

        var version = Convert.ToInt64(Scalar(connection, "PRAGMA user_version"));
        if (version != SqliteSchema.Version)
        {
            throw new DurableStoreException(
                $"The database '{Path}' has format {version}, this program needs format {SqliteSchema.Version}. Move it away, or choose another folder with --data.");
        }

        if (Scalar(connection, "PRAGMA quick_check(1)") is not "ok")
        {
            throw new DurableStoreException(
                $"The database '{Path}' is damaged. It was left as it is. Restore it from a copy, move it away, or choose another folder with --data.");
        }
    }
}
