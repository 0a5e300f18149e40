using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

internal sealed record EntityCalled(int TaskId, string EntityId, string Operation, string? Input) : ScheduledEvent(TaskId)
{
    public override string Describe() => $"call '{Operation}' of entity '{EntityId}'";
}

internal sealed record EntitySignaled(int TaskId, string EntityId, string Operation, string? Input, DateTime? DueAt) : ScheduledEvent(TaskId)
{
    public override string Describe() => $"signal '{Operation}' to entity '{EntityId}'";
}

internal sealed record EntityCallCompleted(int TaskId, string? Result) : ResultEvent(TaskId);

internal sealed record EntityCallFailed(int TaskId, TaskFailureDetails Failure) : ResultEvent(TaskId);

/// <param name="Entities">In the order in which they are locked; no duplicates.</param>
internal sealed record EntityLockRequested(int TaskId, IReadOnlyList<string> Entities) : ScheduledEvent(TaskId)
{
    public override string Describe() => $"lock of entities {string.Join(", ", Entities)}";
}

internal sealed record EntityLockGranted(int TaskId, IReadOnlyList<string> Entities) : ResultEvent(TaskId);

internal sealed record EntityUnlocked(int TaskId, IReadOnlyList<string> Entities) : ScheduledEvent(TaskId)
{
    public override string Describe() => $"release of entities {string.Join(", ", Entities)}";
}
