namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>Which entities to read, in the order of their ids.</summary>
internal sealed record EntityRecordQuery
{
    public string? IdPrefix { get; init; }

    public DateTime? ModifiedFrom { get; init; }

    public DateTime? ModifiedTo { get; init; }

    public bool IncludeStateless { get; init; }

    /// <summary>Only ids after this one.</summary>
    public string? After { get; init; }

    public int Limit { get; init; } = 100;
}
