using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class EntityTests
{
    private static readonly EntityInstanceId One = new("Counter", "one");
    private static readonly EntityInstanceId Other = new("Counter", "other");

    [Fact]
    public async Task Signals_FromOneOrchestration_ArriveInOrder()
    {
        using var folder = new TempFolder();
        var functions = Counters().Orchestrator("Signal", async context =>
        {
            for (var number = 0; number < 200; number++) await context.Entities.SignalEntityAsync(One, "Add", number);
            return await context.Entities.CallEntityAsync<List<int>>(One, "Seen");
        });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Signal");

        Assert.Equal(Enumerable.Range(0, 200), run.ReadOutputAs<List<int>>()!);
    }

    [Fact]
    public async Task Operation_ThatFails_LeavesStateAndSendsNothing()
    {
        using var folder = new TempFolder();
        var functions = Counters().Orchestrator("Fail", async context =>
        {
            await context.Entities.CallEntityAsync(One, "Add", 1);
            var error = await Assert.ThrowsAsync<EntityOperationFailedException>(() => context.Entities.CallEntityAsync(One, "AddThenFail", 5));
            return $"{error.FailureDetails.ErrorMessage} {await context.Entities.CallEntityAsync<int>(One, "Total")} "
                + $"{await context.Entities.CallEntityAsync<int>(Other, "Total")}";
        });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Fail");

        Assert.Equal("refused 1 0", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Lock_HeldBySeveral_LetsOneInAtATime()
    {
        using var folder = new TempFolder();
        var functions = Counters()
            .Activity("Same", text => text)
            .Orchestrator("Increment", async context =>
            {
                await using (await context.Entities.LockEntitiesAsync(One, Other))
                {
                    var total = await context.Entities.CallEntityAsync<int>(One, "Total");
                    await context.CallActivityAsync<string>("Same", "x");
                    await context.Entities.CallEntityAsync(One, "Add", 1);
                    return total;
                }
            });
        await using var engine = new TestEngine(folder, functions);

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => engine.StartAsync("Increment")));
        var runs = await Task.WhenAll(ids.Select(engine.EndAsync));

        Assert.Equal(Enumerable.Range(0, 8), runs.Select(run => run.ReadOutputAs<int>()).Order());
    }

    [Fact]
    public async Task Lock_OfATerminatedOrchestration_IsReleased()
    {
        using var folder = new TempFolder();
        var functions = Counters()
            .Orchestrator("Hold", async context =>
            {
                await using (await context.Entities.LockEntitiesAsync(One))
                {
                    return await context.WaitForExternalEvent<string>("Never");
                }
            })
            .Orchestrator("Read", async context => await context.Entities.CallEntityAsync<int>(One, "Total"));
        await using var engine = new TestEngine(folder, functions);
        var holder = await engine.StartAsync("Hold");
        while (engine.Store.ReadEntity(One.ToString())?.LockedBy is null) await Task.Yield();
        var reader = await engine.StartAsync("Read");

        await engine.Client.TerminateInstanceAsync(holder, "enough");
        var run = await engine.EndAsync(reader);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, run.RuntimeStatus);
        Assert.Null(engine.Store.ReadEntity(One.ToString())?.LockedBy);
    }

    [Fact]
    public async Task Signal_BetweenEntities_ArrivesOnce()
    {
        using var folder = new TempFolder();
        var functions = Counters().Orchestrator("Forward", async context =>
        {
            await context.Entities.CallEntityAsync(One, "Forward", 7);
            return await context.Entities.CallEntityAsync<int>(Other, "Total");
        });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Forward");

        Assert.Equal(7, run.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Delete_OfAnEntity_ForgetsItsState()
    {
        using var folder = new TempFolder();
        var functions = Counters().Orchestrator("Delete", async context =>
        {
            await context.Entities.CallEntityAsync(One, "Add", 1);
            await context.Entities.CallEntityAsync(One, "delete");
            return null;
        });
        await using var engine = new TestEngine(folder, functions);

        await engine.RunAsync("Delete");

        Assert.Null(await engine.Client.Entities.GetEntityAsync(One));
    }

    [Fact]
    public async Task Signal_WithATime_WaitsForIt()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Counters());
        var later = new SignalEntityOptions { SignalTime = engine.Time.GetUtcNow().AddMinutes(1) };

        await engine.Client.Entities.SignalEntityAsync(One, "Add", 3, later);
        var before = await engine.Client.Entities.GetEntityAsync<CounterState>(One);
        await engine.PassTimerAsync(TimeSpan.FromMinutes(1));
        while (engine.Store.ReadEntity(One.ToString()) is null) await Task.Yield();
        var after = await engine.Client.Entities.GetEntityAsync<CounterState>(One);

        Assert.Null(before);
        Assert.Equal(3, after!.State!.Total);
    }

    private static TestFunctions Counters() => new TestFunctions().Entity("counter", () => new CounterEntity());
}
