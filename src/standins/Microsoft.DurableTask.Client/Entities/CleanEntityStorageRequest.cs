namespace Microsoft.DurableTask.Client.Entities;

/// <summary>What to tidy up.</summary>
public readonly record struct CleanEntityStorageRequest
{
    public CleanEntityStorageRequest()
    {
    }

    public static CleanEntityStorageRequest Default { get; } = new();

    public string? ContinuationToken { get; init; }

    /// <summary>Whether entities without state, lock or pending operations are forgotten. The default is true.</summary>
    public bool RemoveEmptyEntities { get; init; } = true;

    /// <summary>Whether locks of orchestrations that are over are released. The default is true.</summary>
    public bool ReleaseOrphanedLocks { get; init; } = true;
}
