using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>Everything one step of the engine changes. It is stored as a whole or not at all.</summary>
internal sealed class Checkpoint
{
    /// <summary>Orchestrations that disappear with history and messages. Done before everything else. Activities
    /// of theirs that still run come to nothing.</summary>
    public List<string> ForgottenInstances { get; } = [];

    /// <summary>Orchestrations whose history is replaced. Done before <see cref="AppendedEvents"/>.</summary>
    public List<string> ClearedHistories { get; } = [];

    public List<InstanceRecord> Instances { get; } = [];

    /// <summary>Stored orchestrations of which only status, custom status and time have changed.</summary>
    public List<InstanceRecord> Progress { get; } = [];

    public List<AppendedEvent> AppendedEvents { get; } = [];

    public List<EntityRecord> Entities { get; } = [];

    public List<InboxMessage> SentMessages { get; } = [];

    public List<long> ConsumedMessages { get; } = [];

    public List<ActivityWorkItem> ScheduledActivities { get; } = [];

    public List<long> FinishedActivities { get; } = [];

    public bool IsEmpty => ForgottenInstances.Count + ClearedHistories.Count + Instances.Count + Progress.Count + AppendedEvents.Count
        + Entities.Count + SentMessages.Count + ConsumedMessages.Count + ScheduledActivities.Count + FinishedActivities.Count == 0;

    /// <summary>Notes that a message's effect is in this checkpoint.</summary>
    public void Consume(InboxMessage message)
    {
        if (message.Id != 0) ConsumedMessages.Add(message.Id);
        if (message.ActivityId is { } activity) FinishedActivities.Add(activity);
    }

    /// <param name="Sequence">Position in the history, beginning with 0, without gaps.</param>
    internal readonly record struct AppendedEvent(string InstanceId, int Sequence, HistoryEvent Event);
}
