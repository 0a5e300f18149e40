namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>Where the writer is in storing a group of checkpoints. Told to whoever tests what a crash there leaves.</summary>
internal enum CommitPhase
{
    /// <summary>A transaction is open and nothing is in it.</summary>
    Begun,

    /// <summary>One checkpoint of the group is in the transaction, others may follow.</summary>
    Applied,

    /// <summary>The transaction is on the disk and nobody knows.</summary>
    Committed,
}
