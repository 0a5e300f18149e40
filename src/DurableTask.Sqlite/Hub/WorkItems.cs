using DurableTask.Core;

namespace DurableTask.Sqlite.Hub;

/// <summary>One turn of an orchestration or entity.</summary>
internal sealed class Turn(Instance instance, Message[] messages, int epoch) : TaskOrchestrationWorkItem
{
    public Instance Instance => instance;

    /// <summary>What the turn takes from the inbox.</summary>
    public Message[] Messages => messages;

    /// <summary>Which loading of the memory it belongs to; what an earlier one began counts for nothing.</summary>
    public int Epoch => epoch;

    public override bool RestoreOriginalRuntimeStateDuringCompletion => false;
}

/// <summary>One activity.</summary>
internal sealed class ActivityItem(Message message, int epoch) : TaskActivityWorkItem
{
    public Message Message => message;

    public int Epoch => epoch;
}
