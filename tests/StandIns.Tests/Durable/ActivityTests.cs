using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.DurableTask.Client;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class ActivityTests
{
    [Fact]
    public async Task Limit_OnActivities_IsNeverExceeded()
    {
        using var folder = new TempFolder();
        var running = 0;
        var most = 0;
        var functions = new TestFunctions().Orchestrator("Spread", async context =>
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => context.CallActivityAsync<string>("Count", "x")));
            return null;
        });
        functions.Activities["Count"] = async (_, _) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return null;
        };
        await using var engine = new TestEngine(folder, functions, new DurableOptions { MaxConcurrentActivityFunctions = 3 });

        await engine.RunAsync("Spread");

        Assert.InRange(most, 1, 3);
        Assert.Equal(40, functions.ActivityRuns["Count"]);
    }

    [Fact]
    public async Task Stop_DuringAnActivity_CancelsItAndRunsItAgainAtTheNextStart()
    {
        using var folder = new TempFolder();
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var functions = new TestFunctions().Orchestrator("Work", async context => await CallAsync(context));
        functions.Activities["Slow"] = async (_, cancellation) =>
        {
            began.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return null;
        };
        await using (var engine = new TestEngine(folder, functions))
        {
            await engine.StartAsync("Work", id: "w");
            await began.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        functions.Activity("Slow", _ => "done");
        await using var second = new TestEngine(folder, functions);
        var run = await second.EndAsync("w");

        Assert.Equal("done", run.ReadOutputAs<string>());
        Assert.Equal(2, functions.ActivityRuns["Slow"]);

        static Task<string> CallAsync(Microsoft.DurableTask.TaskOrchestrationContext context) => context.CallActivityAsync<string>("Slow", "x");
    }

    [Fact]
    public async Task Call_OfAnUnknownActivity_FailsNamingTheKnownOnes()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("Known", _ => null)
            .Orchestrator("Work", async context => await context.CallActivityAsync<string>("Unknown", "x"));
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Work");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Contains("'Known'", run.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
            // Another one was faster; look again.
        }
    }
}
