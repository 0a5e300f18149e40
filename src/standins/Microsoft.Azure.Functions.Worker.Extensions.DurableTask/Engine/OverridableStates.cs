namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>Which existing runs a start of the same id replaces.</summary>
internal enum OverridableStates
{
    /// <summary>Completed, failed and terminated ones.</summary>
    NonRunningStates,

    /// <summary>Every one; a running one is dropped.</summary>
    AnyState,
}
