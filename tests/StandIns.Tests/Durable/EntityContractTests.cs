using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

/// <summary>What an entity's code sees of its operations.</summary>
public sealed class EntityContractTests
{
    [Fact]
    public async Task Operation_ToACustomEntity_TellsNameInputAndContext()
    {
        using var folder = new TempFolder();
        var id = new EntityInstanceId("teller", "k");
        var functions = new TestFunctions()
            .Entity("teller", () => new Teller())
            .Entity("counter", () => new CounterEntity())
            .Orchestrator("Told", _ => Task.FromResult<object?>("launched"))
            .Orchestrator("Ask", async context =>
                await context.Entities.CallEntityAsync<string>(id, "Tell", 5) + await context.Entities.CallEntityAsync<string>(id, "Tell"));
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Ask");

        Assert.Equal("Tell True 5 @teller@k 1;Tell False 0 @teller@k 2;", run.ReadOutputAs<string>());
        Assert.Equal("launched", (await engine.EndAsync("told-1")).ReadOutputAs<string>());
        while (await engine.Client.Entities.GetEntityAsync(new EntityInstanceId("counter", "told")) is null) await Task.Yield();
    }

    [Fact]
    public async Task TaskEntity_AsAnInterface_PerformsOperations()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Entity("counter", () => new Wrapping(new CounterEntity()))
            .Orchestrator("Ask", async context => await context.Entities.CallEntityAsync<int>(new EntityInstanceId("counter", "k"), "Total"));
        await using var engine = new TestEngine(folder, functions);

        Assert.Equal(0, (await engine.RunAsync("Ask")).ReadOutputAs<int>());
    }

    private sealed class Teller : ITaskEntity
    {
        public ValueTask<object?> RunAsync(TaskEntityOperation operation)
        {
            int calls = operation.State.GetState(0) + 1;
            operation.State.SetState(calls);
            if (calls == 1)
            {
                operation.Context.ScheduleNewOrchestration("Told", new StartOrchestrationOptions("told-1"));
                operation.Context.SignalEntity(new EntityInstanceId("counter", "told"), "Total", new SignalEntityOptions());
            }

            return new ValueTask<object?>($"{operation.Name} {operation.HasInput} {operation.GetInput<int>()} {operation.Context.Id} {calls};");
        }
    }

    private sealed class Wrapping(TaskEntity<CounterState> inner) : ITaskEntity
    {
        public ValueTask<object?> RunAsync(TaskEntityOperation operation) => inner.RunAsync(operation);
    }
}
