using System.Diagnostics;
using DurableTask.Core.Entities;

namespace DurableTask.Sqlite;

/// <summary>The questions about entities. An entity is an instance: its input is its state, its custom status says how it is.</summary>
internal sealed class EntityQueries(SqliteOrchestrationService service) : EntityBackendQueries
{
    private const int DefaultPageSize = 100;
    private static readonly TimeSpan CleaningTime = TimeSpan.FromSeconds(5);

    public override Task<EntityMetadata?> GetEntityAsync(
        EntityId id, bool includeState = false, bool includeStateless = false, CancellationToken cancellation = default) =>
        Task.FromResult(service.State(id.ToString(), includeState) is { } state ? Metadata(state, includeState, includeStateless) : null);

    public override Task<EntityQueryResult> QueryEntitiesAsync(EntityQuery query, CancellationToken cancellation)
    {
        var prefix = query.InstanceIdStartsWith is { Length: > 0 } start ? start : "@";
        var condition = new StateQuery
        {
            Prefix = prefix[0] == '@' ? prefix : "@" + prefix,
            UpdatedFrom = StateQuery.Ticks(query.LastModifiedFrom, 0),
            UpdatedTo = StateQuery.Ticks(query.LastModifiedTo, long.MaxValue),
            WithInput = query.IncludeState,
        };
        var found = new List<EntityMetadata>();
        var continuation = query.ContinuationToken;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var (states, next) = service.Page(condition, continuation, query.PageSize ?? DefaultPageSize);
            found.AddRange(states.Select(state => Metadata(state, query.IncludeState, query.IncludeTransient)).OfType<EntityMetadata>());
            continuation = next;
        }
        while (found.Count == 0 && continuation is not null);

        return Task.FromResult(new EntityQueryResult { Results = found, ContinuationToken = continuation });
    }

    public override async Task<CleanEntityStorageResult> CleanEntityStorageAsync(
        CleanEntityStorageRequest request = default, CancellationToken cancellation = default)
    {
        var result = new CleanEntityStorageResult { ContinuationToken = request.ContinuationToken };
        var begin = Stopwatch.GetTimestamp();
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var (states, next) = service.Page(new StateQuery { Prefix = "@" }, result.ContinuationToken, DefaultPageSize);
            foreach (var state in states)
            {
                await Clean(state, request).ConfigureAwait(false);
            }

            result.ContinuationToken = next;
        }
        while (result.ContinuationToken is not null && Stopwatch.GetElapsedTime(begin) < CleaningTime);

        return result;

        async Task Clean(OrchestrationState state, CleanEntityStorageRequest request)
        {
            if (ClientEntityHelpers.GetEntityStatus(state.Status) is not { } status)
            {
                return;
            }

            if (request.ReleaseOrphanedLocks && status.LockedBy is { } owner && !Runs(owner))
            {
                // To the entity, whichever execution it is in when this comes: every turn begins one.
                var entity = new OrchestrationInstance { InstanceId = state.OrchestrationInstance.InstanceId };
                var unlock = ClientEntityHelpers.EmitUnlockForOrphanedLock(entity, owner);
                await service.SendTaskOrchestrationMessageAsync(unlock.AsTaskMessage()).ConfigureAwait(false);
                result.OrphanedLocksReleased++;
            }

            var isEmpty = !status.EntityExists && status.LockedBy is null && status.BacklogQueueSize == 0;
            if (request.RemoveEmptyEntities && isEmpty && await service.RemoveEmptyEntity(state).ConfigureAwait(false))
            {
                result.EmptyEntitiesRemoved++;
            }
        }
    }

    private bool Runs(string instanceId) => service.State(instanceId, withInput: false)?.OrchestrationStatus
        is OrchestrationStatus.Running or OrchestrationStatus.Suspended or OrchestrationStatus.Pending;

    private static EntityMetadata? Metadata(OrchestrationState state, bool includeState, bool includeStateless)
    {
        var status = ClientEntityHelpers.GetEntityStatus(state.Status);
        if (status?.EntityExists != true && !includeStateless)
        {
            return null;
        }

        return new EntityMetadata
        {
            EntityId = EntityId.FromString(state.OrchestrationInstance.InstanceId),
            LastModifiedTime = state.LastUpdatedTime,
            BacklogQueueSize = status?.BacklogQueueSize ?? 0,
            LockedBy = status?.LockedBy,
            SerializedState = includeState ? ClientEntityHelpers.GetEntityState(state.Input) : null,
        };
    }
}
