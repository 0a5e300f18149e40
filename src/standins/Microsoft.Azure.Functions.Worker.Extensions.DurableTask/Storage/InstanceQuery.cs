using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>Which orchestrations to read, in the order of their ids.</summary>
internal sealed record InstanceQuery
{
    public string? IdPrefix { get; init; }

    public DateTime? CreatedFrom { get; init; }

    public DateTime? CreatedTo { get; init; }

    public DateTime? CompletedFrom { get; init; }

    public DateTime? CompletedTo { get; init; }

    /// <summary>Null or empty for every status.</summary>
    public IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses { get; init; }

    /// <summary>Only ids after this one.</summary>
    public string? After { get; init; }

    public int Limit { get; init; } = 100;
}
