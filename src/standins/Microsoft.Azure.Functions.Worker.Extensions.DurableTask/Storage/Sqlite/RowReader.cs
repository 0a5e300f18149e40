using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>Turns rows into records.</summary>
internal static class RowReader
{
    public const string InstanceColumns =
        "id, execution_id, name, version, status, input, output, custom_status, failure, created, updated, completed, parent, tags";

    public static InstanceRecord Instance(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        ExecutionId = row.GetString(1),
        Name = row.GetString(2),
        Version = row.GetString(3),
        Status = (OrchestrationRuntimeStatus)row.GetInt32(4),
        Input = Text(row, 5),
        Output = Text(row, 6),
        CustomStatus = Text(row, 7),
        Failure = Text(row, 8) is { } failure ? JsonSerializer.Deserialize(failure, StoredJson.Default.TaskFailureDetails) : null,
        CreatedAt = Time(row, 9)!.Value,
        UpdatedAt = Time(row, 10)!.Value,
        CompletedAt = Time(row, 11),
        Parent = Text(row, 12) is { } parent ? JsonSerializer.Deserialize(parent, StoredJson.Default.ParentLink) : null,
        Tags = Text(row, 13) is { } tags ? JsonSerializer.Deserialize(tags, StoredJson.Default.IReadOnlyDictionaryStringString) : null,
    };

    public static EntityRecord Entity(SqliteDataReader row)
        => new(row.GetString(0), Text(row, 1), Text(row, 2), Time(row, 3)!.Value);

    public static HistoryEvent Event(SqliteDataReader row)
        => JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(0), StoredJson.Default.HistoryEvent)!;

    public static InboxMessage Message(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Target = row.GetString(1),
        ExecutionId = Text(row, 2),
        DueAt = Time(row, 3),
        Event = row.IsDBNull(4) ? null : JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(4), StoredJson.Default.HistoryEvent),
        Entity = row.IsDBNull(5) ? null : JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(5), StoredJson.Default.EntityMessage),
    };

    public static ActivityWorkItem Activity(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), Text(row, 5), row.GetString(6), Text(row, 7));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTime? Time(SqliteDataReader row, int column)
        => row.IsDBNull(column) ? null : new DateTime(row.GetInt64(column), DateTimeKind.Utc);
}
