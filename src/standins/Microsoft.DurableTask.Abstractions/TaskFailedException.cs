namespace Microsoft.DurableTask;

/// <summary>An activity or sub-orchestration failed, after the last of its attempts.</summary>
public sealed class TaskFailedException : Exception
{
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(Describe(taskName, taskId, innerException?.Message), innerException)
    {
        ArgumentNullException.ThrowIfNull(innerException);
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException);
    }

    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(Describe(taskName, taskId, failureDetails?.ErrorMessage))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails!;
    }

    /// <summary>For a task that never ran: there is a reason, but no exception.</summary>
    internal TaskFailedException(string taskName, int taskId, string? reason)
        : base(Describe(taskName, taskId, reason))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = new TaskFailureDetails("(unknown)", "(unknown)", null, null, null);
    }

    public string TaskName { get; }

    /// <summary>The number of the call within its orchestration, beginning with 0.</summary>
    public int TaskId { get; }

    /// <summary>
    /// What the task threw. Null, against its type, for a sub-orchestration that was terminated or does not exist: nothing was thrown.
    /// </summary>
    public TaskFailureDetails FailureDetails { get; }

    [Obsolete("Use FailureDetails.IsCausedBy<T>() instead.")]
    public bool IsCausedByException<T>()
        where T : Exception
        => FailureDetails.IsCausedBy<T>();

    private static string Describe(string taskName, int taskId, string? cause) => cause is null
        ? $"Task '{taskName}' (#{taskId}) failed with an unhandled exception."
        : $"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {cause}";
}
