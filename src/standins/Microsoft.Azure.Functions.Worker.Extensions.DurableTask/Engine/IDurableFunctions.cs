using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>The app's code as the engine runs it. Exceptions of the code come out unwrapped.</summary>
internal interface IDurableFunctions
{
    /// <exception cref="MissingFunctionException">There is no orchestrator of that name.</exception>
    void RequireOrchestrator(string name);

    /// <exception cref="MissingFunctionException">There is no entity of that name.</exception>
    void RequireEntity(string name);

    /// <summary>Runs orchestrator code until it ends; the task stays open while the code waits. Called again for each replay.</summary>
    /// <returns>The serialized result.</returns>
    /// <exception cref="MissingFunctionException">There is no orchestrator of that name.</exception>
    Task<string?> RunOrchestratorAsync(TaskOrchestrationContext context, string? input);

    /// <summary>Runs an activity, at least once for each work item.</summary>
    /// <returns>The serialized result.</returns>
    /// <exception cref="MissingFunctionException">There is no activity of that name.</exception>
    Task<string?> RunActivityAsync(ActivityWorkItem item, CancellationToken cancellation);

    /// <summary>Makes the entity and hands it to <paramref name="perform"/>, which runs its operations.</summary>
    /// <exception cref="MissingFunctionException">There is no entity of that name.</exception>
    Task RunEntityAsync(EntityInstanceId id, Func<ITaskEntity, Task> perform, CancellationToken cancellation);
}
