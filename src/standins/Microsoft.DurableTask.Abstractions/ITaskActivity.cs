namespace Microsoft.DurableTask;

/// <summary>A class-based activity, untyped.</summary>
public interface ITaskActivity
{
    Type InputType { get; }

    Type OutputType { get; }

    Task<object?> RunAsync(TaskActivityContext context, object? input);
}
