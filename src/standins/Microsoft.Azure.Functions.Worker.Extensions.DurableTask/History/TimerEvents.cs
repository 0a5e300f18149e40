namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

internal sealed record TimerCreated(int TaskId, DateTime FireAt) : ScheduledEvent(TaskId)
{
    public override string Describe() => "timer";
}

internal sealed record TimerFired(int TaskId, DateTime FireAt) : ResultEvent(TaskId);
