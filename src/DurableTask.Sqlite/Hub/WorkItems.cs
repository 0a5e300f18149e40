namespace DurableTask.Sqlite.Hub;

/// <summary>One turn of an orchestration or entity.</summary>
internal sealed class Turn(TaskHub hub, Instance instance, Message[] messages, int epoch) : TaskOrchestrationWorkItem
{
    /// <summary>The hub that it is of, which may be closed by the time it ends.</summary>
    public TaskHub Hub => hub;

    public Instance Instance => instance;

    /// <summary>What the turn takes from the inbox.</summary>
    public Message[] Messages => messages;

    /// <summary>Which loading of the memory it belongs to; what an earlier one began counts for nothing.</summary>
    public int Epoch => epoch;

    public override bool RestoreOriginalRuntimeStateDuringCompletion => false;
}

/// <summary>One activity.</summary>
internal sealed class ActivityItem(TaskHub hub, Message message, int epoch) : TaskActivityWorkItem
{
    /// <inheritdoc cref="Turn.Hub"/>
    public TaskHub Hub => hub;

    public Message Message => message;

    public int Epoch => epoch;
}
