using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

/// <summary>Commands to runs in states that refuse them, and what becomes of runs and entities afterwards.</summary>
public sealed class SteeringTests
{
    [Fact]
    public async Task Suspend_OfASuspendedRun_IsRefused()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Waiting());
        var id = await engine.StartAsync("Wait");
        await engine.StatusAsync(id, OrchestrationRuntimeStatus.Running);
        await engine.Client.SuspendInstanceAsync(id, CancellationToken.None);
        await engine.StatusAsync(id, OrchestrationRuntimeStatus.Suspended);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.SuspendInstanceAsync(id, "again"));

        Assert.Equal($"Cannot suspend the orchestration instance {id} because instance is in the Suspended state.", refused.Message);
    }

    [Fact]
    public async Task Resume_OfARunningRun_IsRefused()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Waiting());
        var id = await engine.StartAsync("Wait");
        await engine.StatusAsync(id, OrchestrationRuntimeStatus.Running);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => engine.Client.ResumeInstanceAsync(id, CancellationToken.None));

        Assert.Equal($"Cannot resume the orchestration instance {id} because instance is in the Running state.", refused.Message);
    }

    [Fact]
    public async Task Raise_ToASuspendedRun_IsDeliveredAfterTheResume()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Waiting());
        var id = await engine.StartAsync("Wait");
        await engine.StatusAsync(id, OrchestrationRuntimeStatus.Running);
        await engine.Client.SuspendInstanceAsync(id, "nap");
        await engine.StatusAsync(id, OrchestrationRuntimeStatus.Suspended);
        await engine.Client.RaiseEventAsync(id, "Go", "late");
        var suspended = await engine.Client.GetInstanceAsync(id);

        await engine.Client.ResumeInstanceAsync(id, "day");
        var run = await engine.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Suspended, suspended!.RuntimeStatus);
        Assert.Equal("late", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Purge_OfARunningRun_IsRefused()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Waiting());
        var id = await engine.StartAsync("Wait");
        await engine.StatusAsync(id, OrchestrationRuntimeStatus.Running);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => engine.Client.PurgeInstanceAsync(id, CancellationToken.None));

        Assert.Equal(
            $"Only orchestrations in a terminal state can be purged, but the orchestration with instance ID {id} has status Running",
            refused.Message);
        Assert.NotNull(await engine.Client.GetInstancesAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task Purge_OfAnEntity_ForgetsItsState()
    {
        using var folder = new TempFolder();
        var id = new EntityInstanceId("counter", "k");
        var functions = new TestFunctions().Entity("counter", () => new CounterEntity()).Orchestrator("Total", async context =>
        {
            await context.Entities.CallEntityAsync(id, "Add", 3);
            return await context.Entities.CallEntityAsync<int>(id, "Total");
        });
        await using var engine = new TestEngine(folder, functions);
        var before = await engine.RunAsync("Total");

        var purged = await engine.Client.PurgeInstanceAsync(id.ToString());
        var again = await engine.Client.PurgeInstanceAsync(id.ToString());
        var after = await engine.RunAsync("Total");

        Assert.Equal((1, 0), (purged.PurgedInstanceCount, again.PurgedInstanceCount));
        Assert.Equal((3, 3), (before.ReadOutputAs<int>(), after.ReadOutputAs<int>()));
    }

    [Fact]
    public async Task Restart_WithTheSameId_RunsAgainInTheDefaultVersion()
    {
        using var folder = new TempFolder();
        var runs = 0;
        var functions = new TestFunctions().Orchestrator("Tell", context => Task.FromResult<object?>(
            $"{context.GetInput<string>()} in '{context.Version}', run {++runs}"));
        await using var engine = new TestEngine(folder, functions);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "Tell", "hello", new StartOrchestrationOptions("t") { Version = new TaskVersion("7") });
        var first = await engine.EndAsync("t");

        var id = await engine.Client.RestartAsync("t");
        var second = await engine.EndAsync(id);
        var other = await engine.Client.RestartAsync("t", restartWithNewInstanceId: true);

        Assert.Equal("t", id);
        Assert.NotEqual("t", other);
        Assert.Equal("hello in '7', run 1", first.ReadOutputAs<string>());
        Assert.Equal("hello in '', run 2", second.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Restart_OfARunWhoseFunctionIsGone_IsRefused()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Quick", _ => Task.FromResult<object?>(1));
        await using var engine = new TestEngine(folder, functions);
        await engine.RunAsync("Missing", id: "m");

        await Assert.ThrowsAnyAsync<ArgumentException>(() => engine.Client.RestartAsync("m"));
    }

    [Fact]
    public async Task Wait_ForARunThatDoesNotExistYet_EndsWhenItHasCome()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Quick", _ => Task.FromResult<object?>("done"));
        await using var engine = new TestEngine(folder, functions);

        var started = engine.Client.WaitForInstanceStartAsync("later", CancellationToken.None);
        var completed = engine.Client.WaitForInstanceCompletionAsync("later", CancellationToken.None);
        var early = (started.IsCompleted, completed.IsCompleted);
        await engine.StartAsync("Quick", id: "later");

        Assert.Equal((false, false), early);
        Assert.Equal("Quick", (await started.WaitAsync(TimeSpan.FromSeconds(30))).Name);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await completed.WaitAsync(TimeSpan.FromSeconds(30))).RuntimeStatus);
    }

    private static TestFunctions Waiting() => new TestFunctions().Orchestrator(
        "Wait", async context => await context.WaitForExternalEvent<string>("Go"));
}
