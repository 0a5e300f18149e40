using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using EntityId = Microsoft.Azure.WebJobs.Extensions.DurableTask.EntityId;

namespace DurableTask.Sqlite;

/// <summary>What the extension asks beyond the interfaces of the framework.</summary>
internal sealed class SqliteDurabilityProvider(SqliteOrchestrationService service)
    : DurabilityProvider(SqliteDurability.ProviderName, service, service, "")
{
    public SqliteOrchestrationService Service => service;

    public override bool SupportsPollFreeWait => true;

    public override bool GuaranteesOrderedDelivery => true;

    public override bool SupportsImplicitEntityDeletion => true;

    public override bool CheckStatusBeforeRaiseEvent => true;

    public override JObject ConfigurationJson { get; } = new() { ["type"] = SqliteDurability.ProviderName };

    public override TimeSpan MaximumDelayTime { get; set; } = TimeSpan.MaxValue;

    public override TimeSpan LongRunningTimerIntervalLength { get; set; } = TimeSpan.FromDays(3);

    public override string EventSourceName { get; set; } = "DurableTask-Sqlite";

    public override void SetUseSeparateQueueForEntityWorkItems(bool newValue) => service.UseSeparateQueueForEntityWorkItems = newValue;

    public override Task<IList<OrchestrationState>> GetOrchestrationStateWithInputsAsync(string instanceId, bool showInput = true) =>
        Task.FromResult<IList<OrchestrationState>>(service.State(instanceId, showInput) is { } state ? [state] : []);

    public override Task<OrchestrationStatusQueryResult> GetOrchestrationStateWithPagination(
        OrchestrationStatusQueryCondition condition, CancellationToken cancellationToken)
    {
        var (states, continuation) = service.Page(
            Query(condition.CreatedTimeFrom, condition.CreatedTimeTo, condition.RuntimeStatus) with
            {
                Prefix = condition.InstanceIdPrefix,
                WithInput = condition.ShowInput,
            },
            condition.ContinuationToken,
            condition.PageSize);
        return Task.FromResult(new OrchestrationStatusQueryResult
        {
            DurableOrchestrationState = states.ConvertAll(ProviderUtils.ConvertOrchestrationStateToStatus),
            ContinuationToken = continuation,
        });
    }

    public override async Task<PurgeHistoryResult> PurgeInstanceHistoryByInstanceId(string instanceId) =>
        new((await service.PurgeInstanceStateAsync(instanceId).ConfigureAwait(false)).DeletedInstanceCount);

    public override async Task<int> PurgeHistoryByFilters(
        DateTime createdTimeFrom, DateTime? createdTimeTo, IEnumerable<OrchestrationStatus> runtimeStatus) =>
        (await service.PurgeInstanceStateAsync(new PurgeInstanceFilter(createdTimeFrom, createdTimeTo, runtimeStatus))
            .ConfigureAwait(false)).DeletedInstanceCount;

    public override Task RewindAsync(string instanceId, string reason) => service.RewindTaskOrchestrationAsync(instanceId, reason);

    public override async Task<string> RetrieveSerializedEntityState(EntityId entityId, JsonSerializerSettings serializierSettings)
    {
        var entity = await service.EntityBackendQueries.GetEntityAsync(
            new Core.Entities.EntityId(entityId.EntityName, entityId.EntityKey), includeState: true).ConfigureAwait(false);
        return entity?.SerializedState!;
    }

    public override Task<IAsyncEnumerable<HistoryEvent>> StreamOrchestrationHistoryAsync(
        string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(Stream(service.History(instanceId, null)));

    private static async IAsyncEnumerable<HistoryEvent> Stream(List<HistoryEvent> history)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var one in history)
        {
            yield return one;
        }
    }

    private static StateQuery Query(DateTime from, DateTime? to, IEnumerable<OrchestrationRuntimeStatus>? statuses) => new()
    {
        CreatedFrom = StateQuery.Ticks(from, 0),
        CreatedTo = StateQuery.Ticks(to, long.MaxValue),
        StatusMask = StateQuery.Mask(statuses?.Where(status => status >= 0).Select(status => (OrchestrationStatus)status)),
    };
}
