namespace DurableTask.Sqlite.Storage;

/// <summary>The statements that change the file, run by the journal's thread inside its transactions.</summary>
internal sealed class HubWriter(Connection connection)
{
    /// <summary>The place of an instance whose first messages came before its start; nobody sees it.</summary>
    public const int Awaited = -1;

    public void Begin() => connection.Run("BEGIN IMMEDIATE");

    public void Commit() => connection.Run("COMMIT");

    public void Rollback()
    {
        if (connection.InTransaction)
        {
            connection.Run("ROLLBACK");
        }
    }

    /// <summary>Writes something, to see whether the file takes it.</summary>
    public void Probe()
    {
        Begin();
        connection.Run("INSERT OR REPLACE INTO meta VALUES ('probe', zeroblob(65536))");
        connection.Run("DELETE FROM meta WHERE name = 'probe'");
        Commit();
    }

    public void InsertAwaited(long key, string id, DateTime now) => connection.Run(
        "INSERT INTO instances (key, id, status, created, updated) VALUES (?1, ?2, ?3, ?4, ?4)", key, id, Awaited, now.Ticks);

    /// <summary>Writes the whole row of an execution, and its input.</summary>
    /// <param name="record">The state without its input.</param>
    public void PutInstance(long key, string id, OrchestrationState state, byte[] record)
    {
        connection.Run(
            "INSERT OR REPLACE INTO instances (key, id, status, created, updated, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            key, id, (int)state.OrchestrationStatus, state.CreatedTime.Ticks, state.LastUpdatedTime.Ticks, record);
        connection.Run("INSERT OR REPLACE INTO inputs VALUES (?1, ?2)", key, state.Input);
    }

    /// <summary>Writes what a turn changes.</summary>
    /// <param name="record">The state without its input; null when nothing but status and time are different.</param>
    public void UpdateInstance(long key, OrchestrationState state, byte[]? record) => connection.Run(
        "UPDATE instances SET status = ?2, updated = ?3, state = coalesce(?4, state) WHERE key = ?1",
        key, (int)state.OrchestrationStatus, state.LastUpdatedTime.Ticks, record);

    /// <summary>Makes a run that has ended a running one; its next turn writes the rest.</summary>
    public void Reopen(long key) =>
        connection.Run("UPDATE instances SET status = ?2 WHERE key = ?1", key, (int)OrchestrationStatus.Running);

    public void DeleteInstance(long key)
    {
        connection.Run("DELETE FROM instances WHERE key = ?1", key);
        connection.Run("DELETE FROM inputs WHERE instance = ?1", key);
        DeleteHistory(key);
    }

    public void InsertTurn(long key, int turn, byte[] events) =>
        connection.Run("INSERT INTO history VALUES (?1, ?2, ?3)", key, turn, events);

    public void DeleteHistory(long key) => connection.Run("DELETE FROM history WHERE instance = ?1", key);

    public void PutWork(long sequence, long key, int kind, long due, byte[] body) =>
        connection.Run("INSERT OR REPLACE INTO work VALUES (?1, ?2, ?3, ?4, ?5)", sequence, key, kind, due, body);

    public void DeleteWork(long sequence) => connection.Run("DELETE FROM work WHERE seq = ?1", sequence);

    /// <summary>Deletes the activities of instances that are gone.</summary>
    public void DeleteOrphans() => connection.Run("DELETE FROM work WHERE instance NOT IN (SELECT key FROM instances)");
}
