using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Entities;

namespace StandIns.Tests.Durable.Harness;

/// <summary>Functions as delegates, so that a test can change code between two runs of the engine.</summary>
internal sealed class TestFunctions : IDurableFunctions
{
    private readonly JsonDataConverter _converter = JsonDataConverter.Default;

    public ConcurrentDictionary<string, int> ActivityRuns { get; } = new();

    public Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> Orchestrators { get; } = [];

    public Dictionary<string, Func<string?, CancellationToken, Task<object?>>> Activities { get; } = [];

    public Dictionary<string, Func<ITaskEntity>> Entities { get; } = [];

    public TestFunctions Orchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> code)
    {
        Orchestrators[name] = code;
        return this;
    }

    public TestFunctions Activity(string name, Func<string?, object?> code)
    {
        Activities[name] = (input, _) => Task.FromResult(code(input));
        return this;
    }

    public TestFunctions Entity(string name, Func<ITaskEntity> create)
    {
        Entities[name] = create;
        return this;
    }

    public void RequireOrchestrator(string name)
    {
        if (!Orchestrators.ContainsKey(name)) throw new MissingFunctionException("an orchestrator", name, Orchestrators.Keys);
    }

    public void RequireEntity(string name)
    {
        if (!Entities.ContainsKey(name)) throw new MissingFunctionException("an entity", name, Entities.Keys);
    }

    public async Task<string?> RunOrchestratorAsync(TaskOrchestrationContext context, string? input)
        => Orchestrators.TryGetValue(context.Name, out var code)
            ? _converter.Serialize(await code(context))
            : throw new MissingFunctionException("an orchestrator", context.Name, Orchestrators.Keys);

    public async Task<string?> RunActivityAsync(ActivityWorkItem item, CancellationToken cancellation)
    {
        ActivityRuns.AddOrUpdate(item.Name, 1, (_, count) => count + 1);
        return Activities.TryGetValue(item.Name, out var code)
            ? _converter.Serialize(await code(_converter.Deserialize<string>(item.Input), cancellation))
            : throw new MissingFunctionException("an activity", item.Name, Activities.Keys);
    }

    public Task RunEntityAsync(EntityInstanceId id, Func<ITaskEntity, Task> perform, CancellationToken cancellation)
        => Entities.TryGetValue(id.Name, out var create)
            ? perform(create())
            : throw new MissingFunctionException("an entity", id.Name, Entities.Keys);
}
