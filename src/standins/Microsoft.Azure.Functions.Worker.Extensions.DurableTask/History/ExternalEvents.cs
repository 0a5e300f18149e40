namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

internal sealed record EventSent(int TaskId, string InstanceId, string Name, string? Input) : ScheduledEvent(TaskId)
{
    public override string Describe() => $"event '{Name}' to '{InstanceId}'";
}

/// <summary>An event arrived. Also the message that brings it.</summary>
internal sealed record EventRaised(string Name, string? Input) : HistoryEvent;
