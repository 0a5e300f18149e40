namespace Microsoft.DurableTask.Client.Entities;

/// <summary>What was tidied up.</summary>
public readonly record struct CleanEntityStorageResult
{
    public string? ContinuationToken { get; init; }

    public int EmptyEntitiesRemoved { get; init; }

    public int OrphanedLocksReleased { get; init; }
}
