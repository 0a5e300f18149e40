using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>Applies checkpoints inside the writer's transaction.</summary>
internal sealed class CheckpointStatements(SqliteConnection connection) : IDisposable
{
    private readonly PreparedStatement _deleteInstance = new(connection, "DELETE FROM instances WHERE id=$1", 1);
    private readonly PreparedStatement _deleteHistory = new(connection, "DELETE FROM history WHERE instance_id=$1", 1);
    private readonly PreparedStatement _deleteInbox = new(connection, "DELETE FROM inbox WHERE target=$1", 1);
    private readonly PreparedStatement _deleteEntity = new(connection, "DELETE FROM entities WHERE id=$1", 1);
    private readonly PreparedStatement _deleteMessage = new(connection, "DELETE FROM inbox WHERE id=$1", 1);
    private readonly PreparedStatement _deleteActivity = new(connection, "DELETE FROM activities WHERE id=$1", 1);

    private readonly PreparedStatement _insertEvent = new(
        connection, "INSERT INTO history (instance_id, sequence, event) VALUES ($1, $2, $3)", 3);

    private readonly PreparedStatement _insertMessage = new(
        connection, "INSERT INTO inbox (id, target, execution_id, due, event, entity) VALUES ($1, $2, $3, $4, $5, $6)", 6);

    private readonly PreparedStatement _insertActivity = new(
        connection,
        "INSERT INTO activities (id, instance_id, execution_id, task_id, name, input, version) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        7);

    private readonly PreparedStatement _upsertEntity = new(
        connection,
        """
        INSERT INTO entities (id, state, locked_by, modified) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO UPDATE SET state=excluded.state, locked_by=excluded.locked_by, modified=excluded.modified
        """,
        4);

    private readonly PreparedStatement _updateInstance = new(
        connection, "UPDATE instances SET status=$2, custom_status=$3, updated=$4 WHERE id=$1", 4);

    private readonly PreparedStatement _upsertInstance = new(
        connection,
        """
        INSERT INTO instances (id, execution_id, name, version, status, input, output, custom_status, failure,
                               created, updated, completed, parent, parent_id, tags)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (id) DO UPDATE SET
            execution_id=excluded.execution_id, name=excluded.name, version=excluded.version, status=excluded.status,
            input=excluded.input, output=excluded.output, custom_status=excluded.custom_status, failure=excluded.failure,
            created=excluded.created, updated=excluded.updated, completed=excluded.completed,
            parent=excluded.parent, parent_id=excluded.parent_id, tags=excluded.tags
        """,
        15);

    public void Apply(CheckpointRows rows)
    {
        Remove(rows.Checkpoint);
        foreach (var record in rows.Checkpoint.Instances) Store(record);
        foreach (var record in rows.Checkpoint.Progress) StoreProgress(record);
        foreach (var entity in rows.Checkpoint.Entities) Store(entity);
        foreach (var activity in rows.Checkpoint.ScheduledActivities) Store(activity);
        StoreHistory(rows);
        StoreMessages(rows);
    }

    public void Dispose()
    {
        PreparedStatement[] all =
        [
            _deleteInstance, _deleteHistory, _deleteInbox, _deleteEntity, _deleteMessage, _deleteActivity,
            _insertEvent, _insertMessage, _insertActivity, _upsertEntity, _updateInstance, _upsertInstance,
        ];
        foreach (var statement in all) statement.Dispose();
    }

    private void Remove(Checkpoint checkpoint)
    {
        foreach (var id in checkpoint.ForgottenInstances)
        {
            _deleteInstance.Execute(id);
            _deleteHistory.Execute(id);
            _deleteInbox.Execute(id);
        }

        foreach (var id in checkpoint.ClearedHistories) _deleteHistory.Execute(id);
        foreach (var id in checkpoint.ConsumedMessages) _deleteMessage.Execute(id);
        foreach (var id in checkpoint.FinishedActivities) _deleteActivity.Execute(id);
    }

    private void Store(InstanceRecord record) => _upsertInstance.Execute(
        record.Id,
        record.ExecutionId,
        record.Name,
        record.Version,
        (long)record.Status,
        record.Input,
        record.Output,
        record.CustomStatus,
        record.Failure is null ? null : JsonSerializer.Serialize(record.Failure, StoredJson.Default.TaskFailureDetails),
        record.CreatedAt.Ticks,
        record.UpdatedAt.Ticks,
        record.CompletedAt?.Ticks,
        record.Parent is null ? null : JsonSerializer.Serialize(record.Parent, StoredJson.Default.ParentLink),
        record.Parent?.InstanceId,
        record.Tags is null ? null : JsonSerializer.Serialize(record.Tags, StoredJson.Default.IReadOnlyDictionaryStringString));

    private void StoreProgress(InstanceRecord record)
        => _updateInstance.Execute(record.Id, (long)record.Status, record.CustomStatus, record.UpdatedAt.Ticks);

    private void Store(EntityRecord entity)
    {
        if (entity.IsEmpty) _deleteEntity.Execute(entity.Id);
        else _upsertEntity.Execute(entity.Id, entity.State, entity.LockedBy, entity.ModifiedAt.Ticks);
    }

    private void Store(ActivityWorkItem item) => _insertActivity.Execute(
        item.Id, item.InstanceId, item.ExecutionId, (long)item.TaskId, item.Name, item.Input, item.Version);

    private void StoreHistory(CheckpointRows rows)
    {
        var appended = rows.Checkpoint.AppendedEvents;
        for (var index = 0; index < appended.Count; index++)
        {
            _insertEvent.Execute(appended[index].InstanceId, (long)appended[index].Sequence, rows.Events[index]);
        }
    }

    private void StoreMessages(CheckpointRows rows)
    {
        var sent = rows.Checkpoint.SentMessages;
        for (var index = 0; index < sent.Count; index++)
        {
            var message = sent[index];
            _insertMessage.Execute(
                message.Id, message.Target, message.ExecutionId, message.DueAt?.Ticks, rows.MessageEvents[index], rows.EntityMessages[index]);
        }
    }
}
