namespace DurableTask.Sqlite.Storage;

/// <summary>Holds the lock file beside the database, so that one process (and one service in it) has the file.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock.</summary>
    /// <param name="file">Full path of the database file.</param>
    /// <exception cref="SqliteFileException">Somebody has it, or the folder cannot be written.</exception>
    public static FileLock Take(string file)
    {
        var path = file + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e switch
            {
                UnauthorizedAccessException =>
                    $"The folder of '{file}' cannot be written: give this account the right to write it, or choose another folder.",
                _ when IsHeld(e) => $"'{file}' is in use by {Owner(file)}: stop it, or choose another folder or hub name.",
                _ => $"The folder of '{file}' cannot be used ({e.Message}): choose another folder.",
            };
            throw new SqliteFileException(file, reason, e);
        }
    }

    public void Dispose() => _stream.Dispose();

    // EWOULDBLOCK on Linux (11) and macOS (35), a sharing violation on Windows.
    private static bool IsHeld(Exception e) => e is not DirectoryNotFoundException && (e.HResult & 0xFFFF) is 11 or 35 or 32;

    // The owner wrote itself into the database, which can be read while it has the lock.
    private static string Owner(string file)
    {
        try
        {
            using var connection = Connection.Open(file, writable: false);
            return Schema.Owner(connection) ?? "another process";
        }
        catch (SqliteException)
        {
            return "another process";
        }
    }
}
