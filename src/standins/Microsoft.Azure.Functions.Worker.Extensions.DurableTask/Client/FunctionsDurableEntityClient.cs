using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;

/// <summary>The entity side of the client.</summary>
internal sealed class FunctionsDurableEntityClient(DurableEngine engine, EntityCommands commands) : DurableEntityClient("default")
{
    public override Task SignalEntityAsync(
        EntityInstanceId id,
        string operationName,
        object? input = null,
        SignalEntityOptions? options = null,
        CancellationToken cancellation = default)
        => commands.SignalAsync(id, operationName, engine.Converter.Serialize(input), options?.SignalTime?.UtcDateTime);

    public override Task<EntityMetadata?> GetEntityAsync(
        EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default)
        => Task.FromResult(Find(id) is { } record ? Untyped(record, includeState) : null);

    public override Task<EntityMetadata<T>?> GetEntityAsync<T>(
        EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default)
        => Task.FromResult(Find(id) is { } record ? Typed<T>(record, includeState) : null);

    public override AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null) => Pages(filter, Untyped);

    public override AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null) => Pages(filter, Typed<T>);

    public override Task<CleanEntityStorageResult> CleanEntityStorageAsync(
        CleanEntityStorageRequest? request = null, bool continueUntilComplete = true, CancellationToken cancellation = default)
        => commands.CleanAsync(request ?? CleanEntityStorageRequest.Default);

    private EntityRecord? Find(EntityInstanceId id) => engine.Store.ReadEntity(id.ToString()) is { State: not null } record ? record : null;

    private AsyncPageable<T> Pages<T>(EntityQuery? filter, Func<EntityRecord, bool, T> view)
        where T : notnull
    {
        var query = filter ?? new EntityQuery();
        return Pageable.Create((token, size, _) =>
        {
            var limit = Math.Max(1, size ?? query.PageSize ?? EntityQuery.DefaultPageSize);
            var found = Read(query, token ?? query.ContinuationToken, limit + 1);
            T[] values = [.. found.Take(limit).Select(record => view(record, query.IncludeState))];
            return Task.FromResult(new Page<T>(values, found.Count > limit ? ContinuationToken.Write(found[limit - 1].Id) : null));
        });
    }

    private IReadOnlyList<EntityRecord> Read(EntityQuery query, string? token, int limit) => engine.Store.ReadEntities(new EntityRecordQuery
    {
        IdPrefix = query.InstanceIdStartsWith,
        ModifiedFrom = query.LastModifiedFrom?.UtcDateTime,
        ModifiedTo = query.LastModifiedTo?.UtcDateTime,
        IncludeStateless = query.IncludeTransient,
        After = ContinuationToken.Read(token),
        Limit = limit,
    });

    private EntityMetadata Untyped(EntityRecord record, bool withState)
    {
        var state = withState && record.State is { } data ? new SerializedData(data, engine.Converter) : null;
        return new EntityMetadata(EntityInstanceId.FromString(record.Id), state)
        {
            LastModifiedTime = record.ModifiedAt,
            LockedBy = record.LockedBy,
            BacklogQueueSize = engine.Store.CountMessages(record.Id),
        };
    }

    private EntityMetadata<T> Typed<T>(EntityRecord record, bool withState)
    {
        var id = EntityInstanceId.FromString(record.Id);
        var backlog = engine.Store.CountMessages(record.Id);
        return withState && record.State is { } state
            ? new EntityMetadata<T>(id, engine.Converter.Deserialize<T>(state))
            {
                LastModifiedTime = record.ModifiedAt,
                LockedBy = record.LockedBy,
                BacklogQueueSize = backlog,
            }
            : new EntityMetadata<T>(id) { LastModifiedTime = record.ModifiedAt, LockedBy = record.LockedBy, BacklogQueueSize = backlog };
    }
}
