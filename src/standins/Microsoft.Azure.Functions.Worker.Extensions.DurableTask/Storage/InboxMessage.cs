using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>
/// A message to an orchestration (<see cref="Event"/>) or to an entity (<see cref="Entity"/>). It is deleted by the checkpoint that
/// holds its effect, so it takes effect exactly once.
/// </summary>
internal sealed record InboxMessage
{
    /// <summary>Grows with time; messages to one target are delivered in this order. 0 for a message that is not stored.</summary>
    public required long Id { get; init; }

    public required string Target { get; init; }

    /// <summary>The only execution it is for; null for whichever runs.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>When it becomes visible, in UTC; null for at once.</summary>
    public DateTime? DueAt { get; init; }

    public HistoryEvent? Event { get; init; }

    public EntityMessage? Entity { get; init; }

    /// <summary>The activity whose result this is; its work item is deleted together with the message.</summary>
    public long? ActivityId { get; init; }
}
