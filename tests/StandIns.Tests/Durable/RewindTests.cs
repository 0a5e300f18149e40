using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class RewindTests
{
    [Fact]
    public async Task Rewind_WhileAnActivityStillRuns_DoesNotRunItAgain()
    {
        using var folder = new TempFolder();
        using var release = new SemaphoreSlim(0);
        var isBroken = true;
        var functions = new TestFunctions()
            .Activity("Flaky", _ => isBroken ? throw new TimeoutException("slow") : "fixed")
            .Orchestrator("Work", async context =>
            {
                var slow = context.CallActivityAsync<string>("Slow", "x");
                return await context.CallActivityAsync<string>("Flaky", "x") + await slow;
            });
        functions.Activities["Slow"] = async (_, cancellation) =>
        {
            await release.WaitAsync(cancellation);
            return " slow";
        };
        await using var engine = new TestEngine(folder, functions);
        await engine.RunAsync("Work", id: "w");
        isBroken = false;

        await engine.Client.RewindInstanceAsync("w", "repaired");
        release.Release(2);
        var run = await engine.EndAsync("w");

        Assert.Equal("fixed slow", run.ReadOutputAs<string>());
        Assert.Equal(1, functions.ActivityRuns["Slow"]);
    }

    [Fact]
    public async Task Rewind_AfterAnActivityEndedUnheard_RunsItAgain()
    {
        using var folder = new TempFolder();
        using var release = new SemaphoreSlim(0);
        var isBroken = true;
        var functions = new TestFunctions()
            .Activity("Flaky", _ => isBroken ? throw new TimeoutException("slow") : "fixed")
            .Orchestrator("Work", async context =>
            {
                var slow = context.CallActivityAsync<string>("Slow", "x");
                return await context.CallActivityAsync<string>("Flaky", "x") + await slow;
            });
        functions.Activities["Slow"] = async (_, cancellation) =>
        {
            await release.WaitAsync(cancellation);
            return " slow";
        };
        await using var engine = new TestEngine(folder, functions);
        await engine.RunAsync("Work", id: "w");
        isBroken = false;
        release.Release(2);
        var execution = engine.Store.ReadInstance("w")!.ExecutionId;
        while (engine.Store.ReadOpenActivities("w", execution).Count > 0) await Task.Yield();

        await engine.Client.RewindInstanceAsync("w", "repaired");
        var run = await engine.EndAsync("w");

        Assert.Equal("fixed slow", run.ReadOutputAs<string>());
        Assert.Equal(2, functions.ActivityRuns["Slow"]);
    }

    [Fact]
    public async Task Rewind_AfterTheLastOfSeveralAttempts_MakesThatAttemptAgain()
    {
        using var folder = new TempFolder();
        var isBroken = true;
        var functions = new TestFunctions()
            .Activity("Flaky", _ => isBroken ? throw new TimeoutException("slow") : "fixed")
            .Activity("Next", _ => " next")
            .Orchestrator("Work", async context =>
            {
                var options = TaskOptions.FromRetryPolicy(new RetryPolicy(1, TimeSpan.FromSeconds(1)));
                return await context.CallActivityAsync<string>("Flaky", "x", options) + await context.CallActivityAsync<string>("Next", "x");
            });
        await using var engine = new TestEngine(folder, functions);
        await engine.RunAsync("Work", id: "w");
        isBroken = false;

        await engine.Client.RewindInstanceAsync("w", "repaired");
        var run = await engine.EndAsync("w");

        Assert.Equal("fixed next", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Rewind_AfterAnEntityFailed_FailsAgain()
    {
        using var folder = new TempFolder();
        var calls = 0;
        var functions = new TestFunctions()
            .Entity("counter", () => { calls++; return new CounterEntity(); })
            .Orchestrator("Work", async context => await context.Entities.CallEntityAsync<int>(new EntityInstanceId("counter", "k"), "AddThenFail", 1));
        await using var engine = new TestEngine(folder, functions);
        await engine.RunAsync("Work", id: "w");

        await engine.Client.RewindInstanceAsync("w", "again");
        var run = await engine.EndAsync("w");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Rewind_InTheHistory_LeavesBlanksAndItsReason()
    {
        using var folder = new TempFolder();
        var isBroken = true;
        var functions = new TestFunctions()
            .Activity("Flaky", _ => isBroken ? throw new TimeoutException("slow") : "fixed")
            .Orchestrator("Work", async context => await context.CallActivityAsync<string>("Flaky", "x"));
        await using var engine = new TestEngine(folder, functions);
        await engine.RunAsync("Work", id: "w");
        isBroken = false;

        await engine.Client.RewindInstanceAsync("w", "repaired");
        await engine.EndAsync("w");

        var history = engine.Store.ReadHistory("w").Where(item => item is not EpisodeStarted).Select(item => item.GetType().Name);
        Assert.Equal(
            ["ExecutionStarted", "EventRewound", "EventRewound", "EventRewound", "ExecutionRewound", "TaskScheduled", "TaskCompleted", "ExecutionCompleted"],
            history);
    }
}
