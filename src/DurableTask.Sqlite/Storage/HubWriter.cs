using DurableTask.Core;

namespace DurableTask.Sqlite.Storage;

/// <summary>The statements that change the file, run by the journal's thread inside its transactions.</summary>
internal sealed class HubWriter(Connection connection)
{
    /// <summary>The place of an instance whose first messages came before its start; nobody sees it.</summary>
    public const int Awaited = -1;

    public void Begin() => connection["BEGIN IMMEDIATE"].Run();

    public void Commit() => connection["COMMIT"].Run();

    public void Rollback()
    {
        if (connection.InTransaction)
        {
            connection.Execute("ROLLBACK");
        }
    }

    /// <summary>Writes something, to see whether the file takes it.</summary>
    public void Probe()
    {
        Begin();
        connection["INSERT OR REPLACE INTO meta VALUES ('probe', zeroblob(65536))"].Run();
        connection["DELETE FROM meta WHERE name = 'probe'"].Run();
        Commit();
    }

    public void InsertAwaited(long key, string id, DateTime now) => connection[
        "INSERT INTO instances (key, id, status, created, updated) VALUES (?, ?, ?, ?, ?)"]
        .Bind(key).Bind(id).Bind(Awaited).Bind(now.Ticks).Bind(now.Ticks).Run();

    /// <summary>Writes the whole row of an execution, and its input.</summary>
    public void PutInstance(long key, string id, OrchestrationState state, byte[] details, byte[]? failure)
    {
        connection[
            """
            INSERT OR REPLACE INTO instances (key, id, name, version, created, details,
                execution, status, updated, completed, custom, output, failure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """]
            .Bind(key).Bind(id).Bind(state.Name).Bind(state.Version).Bind(state.CreatedTime.Ticks).Bind(details)
            .Bind(state.OrchestrationInstance.ExecutionId).Bind((int)state.OrchestrationStatus).Bind(state.LastUpdatedTime.Ticks)
            .Bind(Completed(state)).Bind(state.Status).Bind(state.Output).Bind(failure).Run();
        connection["INSERT OR REPLACE INTO inputs VALUES (?, ?)"].Bind(key).Bind(state.Input).Run();
    }

    /// <summary>Writes what a turn changes.</summary>
    public void UpdateInstance(long key, OrchestrationState state, byte[]? failure) => connection[
        "UPDATE instances SET status = ?, updated = ?, completed = ?, custom = ?, output = ?, failure = ? WHERE key = ?"]
        .Bind((int)state.OrchestrationStatus).Bind(state.LastUpdatedTime.Ticks).Bind(Completed(state))
        .Bind(state.Status).Bind(state.Output).Bind(failure).Bind(key).Run();

    /// <summary>Makes a run that has ended a running one; its next turn writes the rest.</summary>
    public void Reopen(long key) => connection[
        "UPDATE instances SET status = ?, completed = NULL, output = NULL, failure = NULL WHERE key = ?"]
        .Bind((int)OrchestrationStatus.Running).Bind(key).Run();

    public void DeleteInstance(long key)
    {
        connection["DELETE FROM instances WHERE key = ?"].Bind(key).Run();
        connection["DELETE FROM inputs WHERE instance = ?"].Bind(key).Run();
        DeleteHistory(key);
    }

    public void InsertTurn(long key, int turn, byte[] events) =>
        connection["INSERT INTO history VALUES (?, ?, ?)"].Bind(key).Bind(turn).Bind(events).Run();

    public void DeleteHistory(long key) => connection["DELETE FROM history WHERE instance = ?"].Bind(key).Run();

    public void PutWork(long sequence, long key, int kind, long due, byte[] body) =>
        connection["INSERT OR REPLACE INTO work VALUES (?, ?, ?, ?, ?)"]
        .Bind(sequence).Bind(key).Bind(kind).Bind(due).Bind(body).Run();

    public void DeleteWork(long sequence) => connection["DELETE FROM work WHERE seq = ?"].Bind(sequence).Run();

    /// <summary>Deletes the activities of instances that are gone.</summary>
    public void DeleteOrphans() => connection.Execute("DELETE FROM work WHERE instance NOT IN (SELECT key FROM instances)");

    private static long? Completed(OrchestrationState state) =>
        TerminalStatus.Contains(state.OrchestrationStatus) ? state.CompletedTime.Ticks : null;
}
