using System.Globalization;
using DurableTask.Core.Query;
using Newtonsoft.Json;

namespace DurableTask.Sqlite;

/// <content>What clients call.</content>
public sealed partial class SqliteOrchestrationService
{
    private const int DefaultPageSize = 100;

    /// <summary>Starts a run; an earlier one of the same id is replaced.</summary>
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage) => Hub.Create(creationMessage, null);

    /// <summary>Starts a run; an earlier one of the same id is replaced unless it has one of the statuses.</summary>
    /// <exception cref="Core.Exceptions.OrchestrationAlreadyExistsException">It has one of them.</exception>
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[] dedupeStatuses) =>
        Hub.Create(creationMessage, dedupeStatuses);

    public Task SendTaskOrchestrationMessageAsync(TaskMessage message) => Hub.Send([message]);

    public Task SendTaskOrchestrationMessageBatchAsync(params TaskMessage[] messages) => Hub.Send(messages);

    /// <summary>Waits for the end of a run.</summary>
    /// <param name="instanceId">The instance; it need not exist yet.</param>
    /// <param name="executionId">The execution; null or empty is whichever ends next.</param>
    /// <param name="timeout">How long; a negative time is without end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state at the end, or null when the time is over.</returns>
    public Task<OrchestrationState> WaitForOrchestrationAsync(
        string instanceId, string executionId, TimeSpan timeout, CancellationToken cancellationToken) =>
        Hub.Wait(instanceId, executionId, timeout, cancellationToken)!;

    public Task ForceTerminateTaskOrchestrationAsync(string instanceId, string reason) => Hub.Send(
    [
        new TaskMessage
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId },
            Event = new ExecutionTerminatedEvent(-1, reason),
        },
    ]);

    /// <summary>Begins a failed run again behind what it has done so far.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not failed.</exception>
    public Task RewindTaskOrchestrationAsync(string instanceId, string? reason) => Hub.Rewind(instanceId, reason);

    /// <summary>The newest execution of an instance; earlier ones are not kept.</summary>
    public Task<IList<OrchestrationState>> GetOrchestrationStateAsync(string instanceId, bool allExecutions) =>
        Task.FromResult<IList<OrchestrationState>>(Hub.Reader.State(instanceId, withInput: true) is { } state ? [state] : []);

    /// <summary>The state of an execution, or of the newest when none is named; null when there is none.</summary>
    public Task<OrchestrationState> GetOrchestrationStateAsync(string instanceId, string? executionId)
    {
        var state = Hub.Reader.State(instanceId, withInput: true);
        var isWanted = string.IsNullOrEmpty(executionId) || state?.OrchestrationInstance.ExecutionId == executionId;
        return Task.FromResult(isWanted ? state : null)!;
    }

    /// <summary>The history of an execution, or of the newest when none is named, as a JSON array.</summary>
    public Task<string> GetOrchestrationHistoryAsync(string instanceId, string? executionId) =>
        Task.FromResult(JsonConvert.SerializeObject(History(instanceId, executionId)));

    public Task<OrchestrationQueryResult> GetOrchestrationWithQueryAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (states, continuation) = Page(
            new StateQuery
            {
                StatusMask = StateQuery.Mask(query.RuntimeStatus),
                CreatedFrom = StateQuery.Ticks(query.CreatedTimeFrom, 0),
                CreatedTo = StateQuery.Ticks(query.CreatedTimeTo, long.MaxValue),
                Prefix = query.InstanceIdPrefix,
                ExcludeEntities = query.ExcludeEntities,
                WithInput = query.FetchInputsAndOutputs,
            },
            query.ContinuationToken,
            query.PageSize);
        if (!query.FetchInputsAndOutputs)
        {
            states.ForEach(state => (state.Output, state.FailureDetails) = (null, null));
        }

        return Task.FromResult(new OrchestrationQueryResult(states, continuation));
    }

    /// <summary>Purges an instance, whatever its status, or an entity.</summary>
    public async Task<PurgeResult> PurgeInstanceStateAsync(string instanceId) =>
        new(await Hub.Purge(instanceId).ConfigureAwait(false), isComplete: true);

    /// <summary>Purges the runs that have ended and match.</summary>
    public async Task<PurgeResult> PurgeInstanceStateAsync(PurgeInstanceFilter purgeInstanceFilter)
    {
        ArgumentNullException.ThrowIfNull(purgeInstanceFilter);
        var query = new StateQuery
        {
            StatusMask = StateQuery.Mask(purgeInstanceFilter.RuntimeStatus),
            CreatedFrom = StateQuery.Ticks(purgeInstanceFilter.CreatedTimeFrom, 0),
            CreatedTo = StateQuery.Ticks(purgeInstanceFilter.CreatedTimeTo, long.MaxValue),
        };
        var (purged, isComplete) = await Hub.Purge(query, purgeInstanceFilter.Timeout).ConfigureAwait(false);
        return new PurgeResult(purged, isComplete);
    }

    /// <summary>Purges the runs that ended, and were created or last changed, before a time.</summary>
    public Task PurgeOrchestrationHistoryAsync(DateTime thresholdDateTimeUtc, OrchestrationStateTimeRangeFilterType timeRangeFilterType)
    {
        var before = thresholdDateTimeUtc.Ticks - 1;
        return Hub.Purge(
            timeRangeFilterType == OrchestrationStateTimeRangeFilterType.OrchestrationCreatedTimeFilter
                ? new StateQuery { CreatedTo = before }
                : new StateQuery { UpdatedTo = before },
            timeout: null);
    }

    internal List<HistoryEvent> History(string instanceId, string? executionId)
    {
        var known = Hub.Reader.Find(instanceId);
        var isWanted = string.IsNullOrEmpty(executionId) || known?.State?.OrchestrationInstance.ExecutionId == executionId;
        return known is not null && isWanted ? Hub.Reader.History(known.Key).Events : [];
    }

    internal Task<bool> RemoveEmptyEntity(OrchestrationState state) => Hub.RemoveEmpty(state.OrchestrationInstance);

    internal OrchestrationState? State(string instanceId, bool withInput) => Hub.Reader.State(instanceId, withInput);

    /// <summary>One page of a list; the continuation names the last instance of the page.</summary>
    internal (List<OrchestrationState> States, string? Continuation) Page(StateQuery query, string? continuation, int pageSize)
    {
        var size = pageSize > 0 ? pageSize : DefaultPageSize;
        long after = 0;
        if (!string.IsNullOrEmpty(continuation)
            && !long.TryParse(continuation, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            throw new ArgumentException($"'{continuation}' is not a continuation token of this backend.", nameof(continuation));
        }

        var page = Hub.Reader.States(query, after, (int)Math.Min((long)size + 1, int.MaxValue));
        var hasMore = page.Count > size;
        if (hasMore)
        {
            page.RemoveAt(size);
        }

        return (page.ConvertAll(entry => entry.State!), hasMore ? page[^1].Key.ToString(CultureInfo.InvariantCulture) : null);
    }
}
