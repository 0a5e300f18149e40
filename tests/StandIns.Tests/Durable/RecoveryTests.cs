using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class RecoveryTests
{
    [Fact]
    public async Task Crash_AfterAnyCheckpoint_LeadsToTheSameResult()
    {
        using var folder = new TempFolder();
        var copies = new List<TempFolder>();
        await using (var engine = new TestEngine(folder, Journey()))
        {
            engine.Store.After = _ => { lock (copies) copies.Add(folder.CopyDatabase()); };
            await engine.RunAsync("Journey", id: "j");
            engine.Store.After = null;
        }

        Assert.True(copies.Count > 5, $"only {copies.Count} checkpoints");
        foreach (var copy in copies)
        {
            await using (var engine = new TestEngine(copy, Journey()))
            {
                var run = await engine.EndAsync("j");
                Assert.Equal("a1 a2 child 3", run.ReadOutputAs<string>());
            }

            copy.Dispose();
        }
    }

    [Fact]
    public async Task Commit_ThatFailsOnce_IsTriedAgainAndHappensOnce()
    {
        using var folder = new TempFolder();
        var refusals = 1;
        await using var engine = new TestEngine(folder, Journey());
        engine.Store.Before = checkpoint =>
        {
            if (checkpoint.AppendedEvents.Count > 0 && Interlocked.Decrement(ref refusals) >= 0) throw new DurableStoreException("disk full");
        };

        await engine.StartAsync("Journey", id: "j");
        while (Volatile.Read(ref refusals) > 0) await Task.Yield();
        var end = engine.EndAsync("j");
        while (!end.IsCompleted)
        {
            engine.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("a1 a2 child 3", (await end).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_WhenItCannotBeStored_IsNotAccepted()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Journey());
        engine.Store.Before = _ => throw new DurableStoreException("disk full");

        await Assert.ThrowsAsync<DurableStoreException>(() => engine.StartAsync("Journey", id: "j"));
        engine.Store.Before = null;

        Assert.Null(await engine.Client.GetInstanceAsync("j"));
    }

    private static TestFunctions Journey() => new TestFunctions()
        .Activity("Echo", text => text)
        .Entity("counter", () => new CounterEntity())
        .Orchestrator("Child", async context => await context.CallActivityAsync<string>("Echo", "child"))
        .Orchestrator("Journey", async context =>
        {
            var counter = new EntityInstanceId("counter", context.InstanceId);
            var both = await Task.WhenAll(context.CallActivityAsync<string>("Echo", "a1"), context.CallActivityAsync<string>("Echo", "a2"));
            await context.Entities.SignalEntityAsync(counter, "Add", 1);
            await context.Entities.CallEntityAsync(counter, "Add", 2);
            var child = await context.CallSubOrchestratorAsync<string>("Child");
            return $"{both[0]} {both[1]} {child} {await context.Entities.CallEntityAsync<int>(counter, "Total")}";
        });
}
