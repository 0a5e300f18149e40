using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Data.Sqlite;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>One reading connection with its statements. Used by one caller at a time.</summary>
internal sealed class SqliteReader(SqliteConnection connection) : IDisposable
{
    private readonly PreparedStatement _instance = new(
        connection, $"SELECT {RowReader.InstanceColumns} FROM instances WHERE id=$1", 1);

    private readonly PreparedStatement _history = new(
        connection, "SELECT event FROM history WHERE instance_id=$1 ORDER BY sequence", 1);

    private readonly PreparedStatement _entity = new(
        connection, "SELECT id, state, locked_by, modified FROM entities WHERE id=$1", 1);

    private readonly PreparedStatement _children = new(connection, "SELECT id FROM instances WHERE parent_id=$1 ORDER BY id", 1);

    private readonly PreparedStatement _messageCount = new(connection, "SELECT COUNT(*) FROM inbox WHERE target=$1 AND due IS NULL", 1);

    public InstanceRecord? Instance(string id) => Read(_instance.Query(id), RowReader.Instance).FirstOrDefault();

    public IReadOnlyList<HistoryEvent> History(string id) => Read(_history.Query(id), RowReader.Event);

    public EntityRecord? Entity(string id) => Read(_entity.Query(id), RowReader.Entity).FirstOrDefault();

    public IReadOnlyList<string> Children(string id) => Read(_children.Query(id), row => row.GetString(0));

    public IReadOnlyList<int> OpenActivities(string instanceId, string executionId)
    {
        using var statement = new PreparedStatement(
            connection, "SELECT task_id FROM activities WHERE instance_id=$1 AND execution_id=$2 ORDER BY task_id", 2);
        return Read(statement.Query(instanceId, executionId), row => row.GetInt32(0));
    }

    public int MessageCount(string target) => Read(_messageCount.Query(target), row => row.GetInt32(0))[0];

    public IReadOnlyList<InstanceRecord> Instances(InstanceQuery query)
    {
        var filter = new SqlFilter()
            .Prefix("id", query.IdPrefix)
            .AtLeast("created", query.CreatedFrom)
            .AtMost("created", query.CreatedTo)
            .AtLeast("completed", query.CompletedFrom)
            .AtMost("completed", query.CompletedTo)
            .OneOf("status", query.Statuses?.Select(status => (long)status))
            .After("id", query.After);
        using var command = filter.Command(connection, $"SELECT {RowReader.InstanceColumns} FROM instances", query.Limit);
        return Read(command.ExecuteReader(), RowReader.Instance);
    }

    public IReadOnlyList<EntityRecord> Entities(EntityRecordQuery query)
    {
        var filter = new SqlFilter()
            .Prefix("id", query.IdPrefix)
            .AtLeast("modified", query.ModifiedFrom)
            .AtMost("modified", query.ModifiedTo)
            .NotNull("state", !query.IncludeStateless)
            .After("id", query.After);
        using var command = filter.Command(connection, "SELECT id, state, locked_by, modified FROM entities", query.Limit);
        return Read(command.ExecuteReader(), RowReader.Entity);
    }

    public RecoveredWork Recover()
    {
        using var messages = new PreparedStatement(connection, "SELECT id, target, execution_id, due, event, entity FROM inbox ORDER BY id", 0);
        using var activities = new PreparedStatement(
            connection,
            """
            SELECT id, instance_id, execution_id, task_id, name, input, version,
                   (SELECT json_extract(CAST(event AS TEXT), '$.TraceParent') FROM history
                    WHERE history.instance_id=activities.instance_id AND sequence=1) -- its start; 0 is the first episode
            FROM activities ORDER BY id
            """,
            0);
        return new RecoveredWork(Read(messages.Query(), RowReader.Message), Read(activities.Query(), RowReader.Activity));
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _instance, _history, _entity, _children, _messageCount }) statement.Dispose();
        connection.Dispose();
    }

    private static List<T> Read<T>(SqliteDataReader reader, Func<SqliteDataReader, T> read)
    {
        using (reader)
        {
            var result = new List<T>();
            while (reader.Read()) result.Add(read(reader));
            return result;
        }
    }
}
