namespace Microsoft.DurableTask.Client;

/// <summary>Which finished runs to forget.</summary>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null, DateTimeOffset? CreatedTo = null, IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>After this time the purge stops and reports that it is not complete; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
