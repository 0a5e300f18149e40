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
}
