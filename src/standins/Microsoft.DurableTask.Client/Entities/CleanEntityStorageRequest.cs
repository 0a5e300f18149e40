namespace Microsoft.DurableTask.Client.Entities;

/// <summary>What to tidy up.</summary>
public readonly record struct CleanEntityStorageRequest
{
    /// <summary>Everything.</summary>
    public static CleanEntityStorageRequest Default => new() { RemoveEmptyEntities = true, ReleaseOrphanedLocks = true };

    public string? ContinuationToken { get; init; }

    /// <summary>Whether entities without state, lock or pending operations are forgotten.</summary>
    public bool RemoveEmptyEntities { get; init; }

    /// <summary>Whether locks of orchestrations that are over are released.</summary>
    public bool ReleaseOrphanedLocks { get; init; }
}
