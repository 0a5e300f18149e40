using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class NonDeterminismTests
{
    [Fact]
    public async Task Replay_WithAnotherCallInTheSamePlace_FailsNamingBoth()
    {
        var run = await ReplayChangedAsync(async context =>
        {
            await context.CallActivityAsync<string>("B", "x");
            return await context.WaitForExternalEvent<string>("Go");
        });

        Assert.Contains("activity 'A' as call #0", run.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("activity 'B'", run.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WithoutTheCall_FailsNamingIt()
    {
        var run = await ReplayChangedAsync(async context => await context.WaitForExternalEvent<string>("Go"));

        Assert.Contains("activity 'A' as call #0, the code did not make it", run.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WithAnExtraCall_FailsNamingIt()
    {
        var run = await ReplayChangedAsync(async context =>
        {
            var first = context.CallActivityAsync<string>("A", "x");
            _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            await first;
            return await context.WaitForExternalEvent<string>("Go");
        });

        Assert.Contains("the code made timer as call #1", run.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_OfTheContextFromAnotherThread_Fails()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("A", _ => "a")
            .Orchestrator("Wrong", async context =>
            {
                await context.CallActivityAsync<string>("A", "x").ConfigureAwait(false);
                return await context.CallActivityAsync<string>("A", "y");
            });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Wrong");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Contains("ConfigureAwait(false)", run.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    private static async Task<OrchestrationMetadata> ReplayChangedAsync(Func<TaskOrchestrationContext, Task<object?>> changed)
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("A", _ => "a")
            .Activity("B", _ => "b")
            .Orchestrator("Code", async context =>
            {
                await context.CallActivityAsync<string>("A", "x");
                return await context.WaitForExternalEvent<string>("Go");
            });
        await using (var engine = new TestEngine(folder, functions))
        {
            await engine.StartAsync("Code", id: "c");
            while (engine.Store.ReadHistory("c").Count < 5) await Task.Yield();
        }

        functions.Orchestrator("Code", changed);
        await using var second = new TestEngine(folder, functions);
        await second.Client.RaiseEventAsync("c", "Go", "go");
        var run = await second.EndAsync("c");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        return run;
    }
}
