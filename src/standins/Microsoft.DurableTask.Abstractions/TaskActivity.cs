namespace Microsoft.DurableTask;

/// <summary>
/// A class-based activity. It runs at least once: a crash between its end and the storing of its result runs it again,
/// so it must be idempotent.
/// </summary>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    Type ITaskActivity.InputType => typeof(TInput);

    Type ITaskActivity.OutputType => typeof(TOutput);

    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);

    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input)
        => await RunAsync(context, TypedInput.Cast<TInput>(input));
}
