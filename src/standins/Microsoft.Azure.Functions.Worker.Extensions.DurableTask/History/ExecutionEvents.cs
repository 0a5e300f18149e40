using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

/// <summary>The orchestration was started. Also the message that starts it.</summary>
internal sealed record ExecutionStarted(
    string Name,
    string ExecutionId,
    string? Input,
    string Version,
    ParentLink? Parent,
    IReadOnlyDictionary<string, string>? Tags,
    DateTime? ScheduledFor) : HistoryEvent
{
    /// <summary>W3C <c>traceparent</c> of who started it, so that its activities join that trace; null when nobody traced the start.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>The orchestration ended: completed, failed or terminated.</summary>
internal sealed record ExecutionCompleted(OrchestrationRuntimeStatus Status, string? Result, TaskFailureDetails? Failure) : HistoryEvent;

/// <summary>Somebody ended the orchestration; the reason becomes its output.</summary>
internal sealed record ExecutionTerminated(string? Reason, bool Recursive) : HistoryEvent;

internal sealed record ExecutionSuspended(string? Reason) : HistoryEvent;

internal sealed record ExecutionResumed(string? Reason) : HistoryEvent;

/// <summary>Stands in the history for an event that a rewind took back.</summary>
internal sealed record EventRewound : HistoryEvent;

/// <summary>The failure at the end was taken back. Calls that are missing before this event are made again after it.</summary>
internal sealed record ExecutionRewound(string? Reason) : HistoryEvent;
