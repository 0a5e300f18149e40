using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class TimerTests
{
    [Fact]
    public async Task Timer_BeforeItsTime_DoesNotFire()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Sleeping());
        var id = await engine.StartAsync("Sleep");

        await engine.PassTimerAsync(TimeSpan.FromSeconds(59));
        var early = await engine.Client.GetInstanceAsync(id);
        engine.Time.Advance(TimeSpan.FromSeconds(1));
        var run = await engine.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Running, early!.RuntimeStatus);
        Assert.Equal(60, run.ReadOutputAs<double>());
    }

    [Fact]
    public async Task Timer_ThatCameDueWhileTheEngineWasDown_FiresAtStart()
    {
        using var folder = new TempFolder();
        await using (var engine = new TestEngine(folder, Sleeping()))
        {
            await engine.StartAsync("Sleep", id: "s");
            await engine.Store.NextDueAsync();
            engine.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var late = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var second = new TestEngine(folder, Sleeping(), time: late);
        var run = await second.EndAsync("s");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, run.RuntimeStatus);
    }

    [Fact]
    public async Task Timer_Cancelled_FiresNonethelessAndChangesNothing()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("Work", _ => "done")
            .Orchestrator("Race", async context =>
            {
                using var source = new CancellationTokenSource();
                var limit = context.CreateTimer(TimeSpan.FromHours(1), source.Token);
                var work = context.CallActivityAsync<string>("Work", "x");
                await Task.WhenAny(work, limit);
                source.Cancel();
                await context.WaitForExternalEvent<string>("Go");
                return limit.IsCanceled;
            });
        await using var engine = new TestEngine(folder, functions);

        var id = await engine.StartAsync("Race");
        await engine.Store.NextDueAsync();
        while (!engine.Store.ReadHistory(id).OfType<TaskCompleted>().Any()) await Task.Yield();
        engine.Time.Advance(TimeSpan.FromHours(1));
        while (!engine.Store.ReadHistory(id).OfType<TimerFired>().Any()) await Task.Yield();
        await engine.Client.RaiseEventAsync(id, "Go", "x");
        var run = await engine.EndAsync(id);

        Assert.True(run.ReadOutputAs<bool>());
    }

    [Fact]
    public async Task Timer_WithACancelledToken_TakesANumber()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("Break", _ => throw new InvalidOperationException("broken"))
            .Orchestrator("Work", async context =>
            {
                var timer = context.CreateTimer(TimeSpan.FromHours(1), new CancellationToken(canceled: true));
                var failed = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync("Break", ""));
                return $"{timer.IsCanceled} {failed.TaskId}";
            });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Work");

        Assert.Equal("True 1", run.ReadOutputAs<string>());
    }

    private static TestFunctions Sleeping() => new TestFunctions().Orchestrator("Sleep", async context =>
    {
        var begun = context.CurrentUtcDateTime;
        await context.CreateTimer(TimeSpan.FromSeconds(60), CancellationToken.None);
        return (context.CurrentUtcDateTime - begun).TotalSeconds;
    });
}
