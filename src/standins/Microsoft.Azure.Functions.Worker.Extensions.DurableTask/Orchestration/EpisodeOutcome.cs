using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>What the code did since it woke up.</summary>
/// <param name="Decisions">New decisions, in order.</param>
/// <param name="Completion">How it ended; null while it waits.</param>
/// <param name="ContinueAsNew">How it starts over; null unless it asked to.</param>
internal sealed record EpisodeOutcome(
    IReadOnlyList<ScheduledEvent> Decisions,
    ExecutionCompleted? Completion,
    NextExecution? ContinueAsNew);
