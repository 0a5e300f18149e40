namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>An entity as stored.</summary>
/// <param name="State">Serialized; null when it has none.</param>
/// <param name="LockedBy">The orchestration that holds the lock.</param>
internal sealed record EntityRecord(string Id, string? State, string? LockedBy, DateTime ModifiedAt)
{
    /// <summary>Whether there is anything to remember.</summary>
    public bool IsEmpty => State is null && LockedBy is null;
}
