namespace Microsoft.DurableTask.Entities;

/// <summary>Whatever handles the operations of an entity.</summary>
public interface ITaskEntity
{
    /// <summary>
    /// Runs one operation. Operations of one entity never overlap. An exception rolls back the state and everything the operation
    /// sent; a crash before the result is stored runs it again.
    /// </summary>
    ValueTask<object?> RunAsync(TaskEntityOperation operation);
}
