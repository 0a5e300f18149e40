using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

internal sealed record TaskScheduled(
    int TaskId, string Name, string? Input, string Version, IReadOnlyDictionary<string, string>? Tags) : ScheduledEvent(TaskId)
{
    public override string Describe() => $"activity '{Name}'";
}

internal sealed record TaskCompleted(int TaskId, string? Result) : ResultEvent(TaskId);

/// <param name="Failure">What the activity threw; null when there is no such activity.</param>
/// <param name="Reason">Why, as the history shows it.</param>
internal sealed record TaskFailed(int TaskId, TaskFailureDetails? Failure, string? Reason) : ResultEvent(TaskId);
