using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

internal sealed record SubOrchestrationCreated(
    int TaskId, string Name, string InstanceId, string? Input, string Version, IReadOnlyDictionary<string, string>? Tags)
    : ScheduledEvent(TaskId)
{
    public override string Describe() => $"sub-orchestration '{Name}'";
}

internal sealed record SubOrchestrationCompleted(int TaskId, string? Result) : ResultEvent(TaskId);

/// <param name="Failure">What the sub-orchestration threw; null when it was terminated or could not run.</param>
/// <param name="Reason">Why, as the history shows it.</param>
internal sealed record SubOrchestrationFailed(int TaskId, TaskFailureDetails? Failure, string? Reason) : ResultEvent(TaskId);
