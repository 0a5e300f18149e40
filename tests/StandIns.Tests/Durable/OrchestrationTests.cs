using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class OrchestrationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_SequenceOfActivities_ReturnsResultAndRunsEachOnce(bool extendedSessions)
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("Append", text => text + ".")
            .Orchestrator("Chain", async context =>
            {
                var text = context.GetInput<string>();
                for (var step = 0; step < 5; step++) text = await context.CallActivityAsync<string>("Append", text);
                return text;
            });
        await using var engine = new TestEngine(folder, functions, new DurableOptions { ExtendedSessionsEnabled = extendedSessions });

        var run = await engine.RunAsync("Chain", "a");

        Assert.Equal("a.....", run.ReadOutputAs<string>());
        Assert.Equal(5, functions.ActivityRuns["Append"]);
    }

    [Fact]
    public async Task Run_ManyAtOnce_AllEnd()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("Double", text => text + text)
            .Orchestrator("Spread", async context => (await Task.WhenAll(
                Enumerable.Range(0, 10).Select(index => context.CallActivityAsync<string>("Double", $"{index}")))).Length);
        await using var engine = new TestEngine(folder, functions);

        var ids = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => engine.StartAsync("Spread")));
        var runs = await Task.WhenAll(ids.Select(engine.EndAsync));

        Assert.All(runs, run => Assert.Equal(10, run.ReadOutputAs<int>()));
        Assert.Equal(1000, functions.ActivityRuns["Double"]);
    }

    [Fact]
    public async Task Restart_OfTheEngineWhileWaiting_ReplaysAndGoesOn()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("Once", _ => "first")
            .Orchestrator("Wait", async context =>
            {
                var first = await context.CallActivityAsync<string>("Once", "x");
                context.SetCustomStatus("waiting");
                return first + await context.WaitForExternalEvent<string>("Go");
            });
        await using (var engine = new TestEngine(folder, functions))
        {
            await engine.StartAsync("Wait", id: "w");
            await UntilCustomStatusAsync(engine, "w", "\"waiting\"");
        }

        await using var second = new TestEngine(folder, functions);
        await second.Client.RaiseEventAsync("w", "go", " second");
        var run = await second.EndAsync("w");

        Assert.Equal("first second", run.ReadOutputAs<string>());
        Assert.Equal(1, functions.ActivityRuns["Once"]);
    }

    [Fact]
    public async Task ContinueAsNew_WithEventsNobodyWaitedFor_CarriesThemOver()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Collect", async context =>
        {
            var got = context.GetInput<List<string>>() ?? [];
            got.Add(await context.WaitForExternalEvent<string>("Item"));
            if (got.Count == 3) return got;
            context.ContinueAsNew(got);
            return null;
        });
        await using var engine = new TestEngine(folder, functions);

        var id = await engine.StartAsync("Collect");
        foreach (var item in new[] { "a", "b", "c" }) await engine.Client.RaiseEventAsync(id, "Item", item);
        var run = await engine.EndAsync(id);

        Assert.Equal(["a", "b", "c"], run.ReadOutputAs<List<string>>()!);
    }

    [Fact]
    public async Task Suspend_WithEventMeanwhile_DeliversItAfterResume()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("Go"));
        await using var engine = new TestEngine(folder, functions);
        var id = await engine.StartAsync("Wait");
        await engine.StatusAsync(id, OrchestrationRuntimeStatus.Running);

        await engine.Client.SuspendInstanceAsync(id, "nap");
        await engine.Client.RaiseEventAsync(id, "Go", "up");
        await engine.StatusAsync(id, OrchestrationRuntimeStatus.Suspended);
        await engine.Client.ResumeInstanceAsync(id, "day");
        var run = await engine.EndAsync(id);

        Assert.Equal("up", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_OfAnIdThatRuns_IsRefused()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("Go"));
        await using var engine = new TestEngine(folder, functions);
        await engine.StartAsync("Wait", id: "one");

        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => engine.StartAsync("Wait", id: "one"));

        Assert.Contains("already exists", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OfAnIdThatRunsWithDedupeStatusesThatAllowIt_ReplacesTheRun()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("Go"))
            .Orchestrator("Quick", _ => Task.FromResult<object?>("new"));
        await using var engine = new TestEngine(folder, functions);
        await engine.StartAsync("Wait", id: "one");
        await engine.StatusAsync("one", OrchestrationRuntimeStatus.Running);

        var options = new StartOrchestrationOptions("one").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Quick", null, options);
        var run = await engine.EndAsync("one");

        Assert.Equal("new", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_BeforeItsStartTime_EndsAtOnce()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Quick", _ => Task.FromResult<object?>(1));
        await using var engine = new TestEngine(folder, functions);
        var later = new StartOrchestrationOptions("later", engine.Time.GetUtcNow().AddHours(1));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Quick", null, later);

        await engine.Client.TerminateInstanceAsync("later", "no need");
        var run = await engine.EndAsync("later");

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, run.RuntimeStatus);
        Assert.Empty(engine.Engine.Scheduled("later"));
    }

    [Fact]
    public async Task Terminate_Recursively_EndsChildrenToo()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>(
                "Child", null, new SubOrchestrationOptions { InstanceId = "child" }))
            .Orchestrator("Child", async context => await context.WaitForExternalEvent<string>("Go"));
        await using var engine = new TestEngine(folder, functions);
        await engine.StartAsync("Parent", id: "parent");
        while (await engine.Client.GetInstanceAsync("child") is null) await Task.Yield();

        await engine.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions("stop", Recursive: true));
        var parent = await engine.EndAsync("parent");
        var child = await engine.EndAsync("child");

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, parent.RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, child.RuntimeStatus);
    }

    [Fact]
    public async Task Rewind_OfAFailedRun_RepeatsOnlyWhatFailed()
    {
        using var folder = new TempFolder();
        var isBroken = true;
        var functions = new TestFunctions()
            .Activity("Good", _ => "good")
            .Activity("Flaky", _ => isBroken ? throw new TimeoutException("slow") : " fixed")
            .Orchestrator("Work", async context =>
                await context.CallActivityAsync<string>("Good", "x") + await context.CallActivityAsync<string>("Flaky", "x"));
        await using var engine = new TestEngine(folder, functions);
        await engine.RunAsync("Work", id: "w");
        isBroken = false;

        await engine.Client.RewindInstanceAsync("w", "repaired");
        var run = await engine.EndAsync("w");

        Assert.Equal("good fixed", run.ReadOutputAs<string>());
        Assert.Equal(1, functions.ActivityRuns["Good"]);
    }

    [Fact]
    public async Task Purge_OfAFinishedRun_LeavesNothing()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Quick", _ => Task.FromResult<object?>(1));
        await using var engine = new TestEngine(folder, functions);
        await engine.RunAsync("Quick", id: "q");

        var result = await engine.Client.PurgeInstanceAsync("q");

        Assert.Equal(1, result.PurgedInstanceCount);
        Assert.Null(await engine.Client.GetInstanceAsync("q"));
        Assert.Empty(engine.Store.ReadHistory("q"));
    }

    [Fact]
    public async Task Version_OfARunWithoutOne_IsTheDefault()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Tell", context => Task.FromResult<object?>(
            $"{context.Version} {context.CompareVersionTo("1.10")}"));
        await using var engine = new TestEngine(folder, functions, new DurableOptions { DefaultVersion = "1.9" });

        var run = await engine.RunAsync("Tell");

        Assert.Equal("1.9 -1", run.ReadOutputAs<string>());
    }

    private static async Task UntilCustomStatusAsync(TestEngine engine, string id, string status)
    {
        while (true)
        {
            var changed = engine.Engine.Watchers.WatchAsync(id);
            if (engine.Store.ReadInstance(id)?.CustomStatus == status) return;
            await changed.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }
}
