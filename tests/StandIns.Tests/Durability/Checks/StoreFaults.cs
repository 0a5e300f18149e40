using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace StandIns.Tests.Durability.Checks;

/// <summary>
/// What is wrong with a store after its process died: positions with gaps, histories that contradict themselves or their code, and
/// work that would never be done because nothing in the store says so.
/// </summary>
internal sealed class StoreFaults(HistoryReplay replay)
{
    private readonly HashSet<(string Id, string Execution)> _finished = [];

    /// <summary>Histories replayed so far; those of finished runs once.</summary>
    public int Replayed { get; private set; }

    /// <param name="database">Opened for writing, as the engine would open it; nobody else may use it.</param>
    public async Task<IReadOnlyList<string>> FindAsync(string database)
    {
        await using var store = new SqliteDurableStore(database);
        RecoveredWork work = store.Open();
        List<string> faults = [.. Gaps(database)];
        foreach (InstanceRecord record in store.ReadInstances(new InstanceQuery { Limit = int.MaxValue }))
        {
            if (record.IsFinished && !_finished.Add((record.Id, record.ExecutionId))) continue;
            faults.AddRange(Faults(record, store.ReadHistory(record.Id), work));
        }

        return faults;
    }

    private static IEnumerable<string> Gaps(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT instance_id FROM history GROUP BY instance_id HAVING MIN(sequence) <> 0 OR MAX(sequence) <> COUNT(*) - 1
            UNION SELECT instance_id FROM history WHERE instance_id NOT IN (SELECT id FROM instances)
            """;
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read()) yield return $"{rows.GetString(0)}: its history has gaps or no owner";
    }

    private IEnumerable<string> Faults(InstanceRecord record, IReadOnlyList<HistoryEvent> history, RecoveredWork work)
    {
        Replayed++;
        IEnumerable<string> faults = HistoryFaults.In(record, history);
        if (replay.Difference(record, history) is { } difference) faults = faults.Append(difference);
        return record.IsFinished ? faults : faults.Concat(Lost(record, history, work));
    }

    private static IEnumerable<string> Lost(InstanceRecord record, IReadOnlyList<HistoryEvent> history, RecoveredWork work)
    {
        if (history.Count == 0 && !work.Messages.Any(message => message.Target == record.Id && message.Event is ExecutionStarted))
            yield return $"{record.Id}: accepted, but nothing will start it";
        HashSet<int> ended = [.. history.OfType<ResultEvent>().Select(result => result.TaskId)];
        foreach (TaskScheduled task in history.OfType<TaskScheduled>().Where(task => !ended.Contains(task.TaskId)))
        {
            int items = work.Activities.Count(item => (item.ExecutionId, item.TaskId) == (record.ExecutionId, task.TaskId));
            if (items != 1) yield return $"{record.Id}: {task.Describe()}, #{task.TaskId}, is stored {items} times";
        }
    }
}
