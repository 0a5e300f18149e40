using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

/// <summary>Many starts at one time.</summary>
public sealed class CrowdTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Start_CrowdAtOnce_IsWorkedThroughRatherThanAllBegun()
    {
        const int Crowd = 500;
        using var folder = new TempFolder();
        var begun = 0;
        var most = 0;
        var functions = new TestFunctions()
            .Activity("Begin", _ => Most(ref most, Interlocked.Increment(ref begun)))
            .Activity("Pass", _ => null)
            .Activity("End", _ => Interlocked.Decrement(ref begun))
            .Orchestrator("Steps", async context =>
            {
                foreach (var step in (string[])["Begin", "Pass", "Pass", "End"]) await context.CallActivityAsync(step);
                return null;
            });
        await using var engine = new TestEngine(folder, functions);
        var later = engine.Time.GetUtcNow().AddHours(1);
        var ids = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ =>
            engine.Client.ScheduleNewOrchestrationInstanceAsync("Steps", null, new StartOrchestrationOptions(StartAt: later))));

        engine.Time.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(ids.Select(engine.EndAsync));

        Assert.Equal(Crowd, functions.ActivityRuns["End"]);
        Assert.InRange(most, 1, Crowd / 3);
    }

    [Fact]
    public async Task Start_WhileOthersNeverRest_IsLetIn()
    {
        using var folder = new TempFolder();
        var rest = false;
        var functions = new TestFunctions()
            .Activity("MayRest", _ => Volatile.Read(ref rest))
            .Orchestrator("Restless", async context =>
            {
                if (!await context.CallActivityAsync<bool>("MayRest")) context.ContinueAsNew("again");
                return null;
            })
            .Orchestrator("Modest", context => Task.FromResult<object?>("let in"));
        await using var engine = new TestEngine(folder, functions);
        var restless = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => engine.StartAsync("Restless")));

        var modest = await engine.RunAsync("Modest");

        Assert.Equal("let in", modest.ReadOutputAs<string>());
        Volatile.Write(ref rest, true);
        await Task.WhenAll(restless.Select(engine.EndAsync));
    }

    [Fact]
    public async Task Start_WhileManyWaitForSlowWork_IsLetIn()
    {
        using var folder = new TempFolder();
        var release = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var functions = new TestFunctions()
            .Orchestrator("Slow", async context => await context.CallActivityAsync<string>("Slow"))
            .Orchestrator("Waiting", async context => await context.WaitForExternalEvent<string>("Go"))
            .Orchestrator("Modest", context => Task.FromResult<object?>("let in"));
        functions.Activities["Slow"] = (_, _) => release.Task;
        await using var engine = new TestEngine(folder, functions);
        var slow = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => engine.StartAsync("Slow")));
        var waiting = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => engine.StartAsync("Waiting")));

        var modest = await engine.RunAsync("Modest");

        Assert.Equal("let in", modest.ReadOutputAs<string>());
        release.SetResult("done");
        await Task.WhenAll(waiting.Select(id => engine.Client.RaiseEventAsync(id, "Go", "now")));
        await Task.WhenAll(slow.Concat(waiting).Select(engine.EndAsync)).WaitAsync(Patience);
    }

    private static object? Most(ref int most, int now)
    {
        for (int seen; (seen = Volatile.Read(ref most)) < now;) Interlocked.CompareExchange(ref most, now, seen);
        return null;
    }
}
