namespace Microsoft.DurableTask;

/// <summary>A class-based orchestrator, untyped.</summary>
public interface ITaskOrchestrator
{
    Type InputType { get; }

    Type OutputType { get; }

    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}
