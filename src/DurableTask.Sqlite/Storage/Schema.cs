using System.Globalization;

namespace DurableTask.Sqlite.Storage;

/// <summary>The tables of the file, and the checks that it is one of ours and whole.</summary>
internal static class Schema
{
    private const long ApplicationId = 0x4454_5351;
    private const long Version = 2;

    private static readonly string[] Tables =
    [
        // Who has the file; and what is written to see whether the disk takes writes again.
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY) WITHOUT ROWID",

        // One row a run or entity, in the order of their start. Each turn writes it; the input, which can be large and does not change,
        // is elsewhere.
        """
        CREATE TABLE instances (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, status INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
            state BLOB)
        """,
        "CREATE TABLE inputs (instance INTEGER PRIMARY KEY, input TEXT)",

        // One row a turn: the events that it added.
        "CREATE TABLE history (instance INTEGER, turn INTEGER, events BLOB NOT NULL, PRIMARY KEY (instance, turn)) WITHOUT ROWID",

        // What is still to do, in the order of arrival: messages to an instance, and activities. An answer replaces its activity.
        """
        CREATE TABLE work (
            seq INTEGER PRIMARY KEY, instance INTEGER NOT NULL, kind INTEGER NOT NULL, due INTEGER NOT NULL, body BLOB NOT NULL)
        """,
    ];

    /// <summary>Makes the tables in an empty file, or checks those of an existing one.</summary>
    /// <exception cref="SqliteFileException">The file is foreign, of another version, or damaged.</exception>
    public static void Prepare(Connection connection, string file)
    {
        if (connection.Scalar("SELECT count(*) FROM sqlite_schema") == 0)
        {
            connection.Run("PRAGMA journal_mode = WAL");
            connection.Run("BEGIN IMMEDIATE");
            foreach (var table in Tables)
            {
                connection.Run(table);
            }

            connection.Run(Invariant($"PRAGMA application_id = {ApplicationId}"));
            connection.Run(Invariant($"PRAGMA user_version = {Version}"));
            connection.Run("COMMIT");
        }

        if (connection.Scalar("PRAGMA application_id") != ApplicationId)
        {
            throw new SqliteFileException(file, $"'{file}' belongs to another program: move it away, or choose another folder.");
        }

        if (connection.Scalar("PRAGMA user_version") is var version and not Version)
        {
            throw new SqliteFileException(
                file,
                Invariant($"'{file}' has the format {version}, not {Version}: move it away, or use the version that wrote it."));
        }

        connection.Run("PRAGMA journal_mode = WAL");
        connection.Run("PRAGMA synchronous = FULL");
        connection.Run("PRAGMA journal_size_limit = 67108864");
        RefuseTorn(connection, file);
        var owner = Invariant($"{Path.GetFileName(Environment.ProcessPath)} (process {Environment.ProcessId})");
        connection.Run("INSERT OR REPLACE INTO meta VALUES ('owner', ?1)", owner);
    }

    public static string? Owner(Connection connection)
    {
        using var rows = connection.Query("SELECT value FROM meta WHERE name = 'owner'");
        return rows.Read() ? rows.Text(0) : null;
    }

    // With an empty log the file holds every page that its header counts, unless its end was cut off.
    private static void RefuseTorn(Connection connection, string file)
    {
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        if (connection.Scalar("PRAGMA page_count") * connection.Scalar("PRAGMA page_size") > new FileInfo(file).Length)
        {
            throw new SqliteFileException(file, $"'{file}' is damaged, its end is missing: put a backup in its place, or move it away.");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
