namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>The tables of the store. Times are ticks in UTC.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as ours ("CGdt" in ASCII), so that a foreign database is never written to.</summary>
    public const long ApplicationId = 0x43476474;

    public const long Version = 1;

    /// <summary>
    /// History is clustered by run and position: a replay reads one range. The inbox is read by id, which is the order of delivery.
    /// </summary>
    public const string Create =
        """
        CREATE TABLE instances (
            id TEXT NOT NULL PRIMARY KEY,
            execution_id TEXT NOT NULL,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            status INTEGER NOT NULL,
            input TEXT,
            output TEXT,
            custom_status TEXT,
            failure TEXT,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            completed INTEGER,
            parent TEXT,
            parent_id TEXT,
            tags TEXT
        );
        CREATE INDEX instances_by_parent ON instances (parent_id) WHERE parent_id IS NOT NULL;
        CREATE INDEX instances_by_created ON instances (created);

        CREATE TABLE history (
            instance_id TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            event BLOB NOT NULL,
            PRIMARY KEY (instance_id, sequence)
        ) WITHOUT ROWID;

        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY,
            target TEXT NOT NULL,
            execution_id TEXT,
            due INTEGER,
            event BLOB,
            entity BLOB
        );
        CREATE INDEX inbox_by_target ON inbox (target);

        CREATE TABLE activities (
            id INTEGER PRIMARY KEY,
            instance_id TEXT NOT NULL,
            execution_id TEXT NOT NULL,
            task_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            input TEXT,
            version TEXT NOT NULL
        );

        CREATE TABLE entities (
            id TEXT NOT NULL PRIMARY KEY,
            state TEXT,
            locked_by TEXT,
            modified INTEGER NOT NULL
        );
        """;
}
