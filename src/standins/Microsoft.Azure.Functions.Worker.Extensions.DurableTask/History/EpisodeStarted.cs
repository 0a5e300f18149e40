namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

/// <summary>The orchestrator woke up; its clock shows this event's time until it sleeps again.</summary>
internal sealed record EpisodeStarted : HistoryEvent;
