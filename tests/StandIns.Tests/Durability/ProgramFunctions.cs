using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Entities;
using StandIns.Tests.Durability.Programs;

namespace StandIns.Tests.Durability;

/// <summary>The interpreter, its activity and its entities, without a host. It outlives engines, as the outside world does.</summary>
internal sealed class ProgramFunctions : IDurableFunctions
{
    /// <summary>How often each work step was executed.</summary>
    public ConcurrentDictionary<string, int> Executions { get; } = new();

    public void RequireOrchestrator(string name)
    {
        // Every name is the interpreter.
    }

    public void RequireEntity(string name)
    {
        // Every other name than the journal's is an account.
    }

    public async Task<string?> RunOrchestratorAsync(TaskOrchestrationContext context, string? input)
        => JsonDataConverter.Default.Serialize(await StepInterpreter.RunAsync(context));

    public Task<string?> RunActivityAsync(ActivityWorkItem item, CancellationToken cancellation)
    {
        WorkOrder order = JsonDataConverter.Default.Deserialize<WorkOrder>(item.Input)!;
        int execution = Executions.AddOrUpdate(order.Key, 1, (_, count) => count + 1);
        return execution <= order.Failures
            ? throw new InvalidOperationException($"execution {execution} fails")
            : Task.FromResult(JsonDataConverter.Default.Serialize($"{order.Value}"));
    }

    public Task RunEntityAsync(EntityInstanceId id, Func<ITaskEntity, Task> perform, CancellationToken cancellation)
        => perform(id.Name == ProgramNames.Journal ? new JournalEntity() : new AccountEntity());
}
