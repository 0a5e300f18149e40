using DurableTask.Core;

namespace DurableTask.Sqlite.Storage;

/// <summary>The statuses of a run that has ended.</summary>
internal static class TerminalStatus
{
    public static readonly OrchestrationStatus[] All =
        [OrchestrationStatus.Completed, OrchestrationStatus.Failed, OrchestrationStatus.Canceled, OrchestrationStatus.Terminated];

    public static bool Contains(OrchestrationStatus status) => status is OrchestrationStatus.Completed
        or OrchestrationStatus.Failed or OrchestrationStatus.Canceled or OrchestrationStatus.Terminated;
}
