using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>An orchestration as its status shows it.</summary>
internal sealed record InstanceRecord
{
    public required string Id { get; init; }

    public required string ExecutionId { get; init; }

    public required string Name { get; init; }

    public string Version { get; init; } = string.Empty;

    public OrchestrationRuntimeStatus Status { get; init; }

    public string? Input { get; init; }

    /// <summary>The serialized result; for a failure, type and message as text; for a termination, its reason.</summary>
    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public DateTime? CompletedAt { get; init; }

    public ParentLink? Parent { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public bool IsFinished => Status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    public static InstanceRecord Pending(string id, ExecutionStarted start, DateTime now) => new()
    {
        Id = id,
        ExecutionId = start.ExecutionId,
        Name = start.Name,
        Version = start.Version,
        Status = OrchestrationRuntimeStatus.Pending,
        Input = start.Input,
        CreatedAt = now,
        UpdatedAt = now,
        Parent = start.Parent,
        Tags = start.Tags,
    };
}
