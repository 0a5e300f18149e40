using SQLitePCL;

namespace DurableTask.Sqlite;

/// <summary>
/// The database file cannot be used: it is in use, foreign, damaged, not writable, or its disk is full. The message is one line.
/// </summary>
public sealed class SqliteFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">Full path of the database file.</param>
    /// <param name="message">What is wrong with it and what to do.</param>
    /// <param name="cause">What the system or SQLite said, where it said something.</param>
    public SqliteFileException(string file, string message, Exception? cause = null)
        : base(message, cause) => File = file;

    /// <summary>Full path of the database file.</summary>
    public string File { get; }

    /// <summary>A line for people of what went wrong with the file.</summary>
    internal static SqliteFileException Of(Exception cause, string file) =>
        cause as SqliteFileException ?? new SqliteFileException(file, Explain(cause, file), cause);

    private static string Explain(Exception cause, string file) => (cause as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => $"The disk of '{file}' is full: free some space; runs go on by themselves then.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            $"'{file}' cannot be written: give this account the right to write the file and its folder, or choose another folder.",
        raw.SQLITE_CANTOPEN => $"'{file}' cannot be opened: check that its folder exists and can be written.",
        raw.SQLITE_NOTADB => $"'{file}' is not a database of durable runs: move it away, or choose another folder.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"'{file}' is in use by another program: close it.",
        raw.SQLITE_CORRUPT => $"'{file}' is damaged: put a backup in its place, or move it away to begin anew.",
        null when cause is JsonException or ArgumentException =>
            $"'{file}' is damaged ({cause.Message}): put a backup in its place, or move it away to begin anew.",
        _ => $"'{file}' cannot be read or written ({cause.Message}): check its disk.",
    };
}
