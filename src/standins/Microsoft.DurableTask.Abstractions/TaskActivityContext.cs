namespace Microsoft.DurableTask;

/// <summary>What an activity knows about itself.</summary>
public abstract class TaskActivityContext
{
    public abstract TaskName Name { get; }

    /// <summary>The orchestration that called this activity.</summary>
    public abstract string InstanceId { get; }

    public virtual string Version => string.Empty;
}
