using DurableTask.Core;
using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Durable timers: never early, in order, cancelled without effect.</summary>
public abstract class TimerContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task Timer_ThatIsDue_FiresNotBeforeItsTime()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            await run.DelayAsync(TimeSpan.FromMilliseconds(1100));
            return "fired";
        });

        var end = await Hub.RunAsync(orchestrator);

        Assert.Equal("\"fired\"", end.Output);
        var events = await Hub.EventsAsync(end);
        var created = events.OfType<TimerCreatedEvent>().Single();
        var fired = events.OfType<TimerFiredEvent>().Single();
        Assert.Equal((created.EventId, created.FireAt), (fired.TimerId, fired.FireAt));
        var earliest = created.FireAt - (Has(Difference.TimersCountWholeSeconds) ? TimeSpan.FromSeconds(1) : TimeSpan.Zero);
        Assert.True(events.OfType<OrchestratorStartedEvent>().Last().Timestamp >= earliest, $"It came before {earliest:O}.");
    }

    [Fact]
    public async Task Timer_OfThePast_FiresAtOnce()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            await run.Inner.CreateTimer(run.Now.AddDays(-1), "");
            return "fired";
        });

        Assert.Equal("\"fired\"", (await Hub.RunAsync(orchestrator)).Output);
    }

    [Fact]
    public async Task Timers_StartedInAnyOrder_FireInTheOrderOfTheirTimes()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            var fired = new List<int>();
            int[] times = [6000, 0, 3000];
            await Task.WhenAll(times.Select(async time =>
            {
                await run.DelayAsync(TimeSpan.FromMilliseconds(time));
                fired.Add(time);
            }));
            return string.Join(' ', fired);
        });

        Assert.Equal("\"0 3000 6000\"", (await Hub.RunAsync(orchestrator)).Output);
    }

    [Fact]
    public async Task Timer_ThatIsCancelled_HoldsNothingUp()
    {
        var quick = Hub.Activity((string text) => text);
        var orchestrator = Hub.Orchestrator(async run =>
        {
            using var cancellation = new CancellationTokenSource();
            var timer = run.DelayAsync(TimeSpan.FromDays(1), cancellation.Token);
            var first = await Task.WhenAny(run.CallAsync<string>(quick, "x"), timer);
            cancellation.Cancel();
            return first == timer ? "late" : "in time";
        });

        Assert.Equal("\"in time\"", (await Hub.RunAsync(orchestrator)).Output);
    }

    [Fact]
    public async Task Timer_LeftBehindByAFinishedRun_DoesNothingToTheNextOfThatId()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            if (run.Input<int>() == 1)
            {
                using var cancellation = new CancellationTokenSource();
                _ = run.DelayAsync(TimeSpan.FromMilliseconds(1100), cancellation.Token);
                cancellation.Cancel();
                return "first";
            }

            // It has the number of the timer of before, which is not to be taken for this one.
            await run.DelayAsync(TimeSpan.FromMilliseconds(2600));
            return "second";
        });
        var id = TestHub.NewId();

        Assert.Equal("\"first\"", (await Hub.RunAsync(orchestrator, 1, id)).Output);
        await Hub.StartAsync(orchestrator, 2, id);
        var end = await Hub.UntilAsync(id, state => state is { OrchestrationStatus: OrchestrationStatus.Completed, Input: "2" });

        Assert.Equal("\"second\"", end.Output);
        var events = await Hub.EventsAsync(end);
        Assert.Single(events.OfType<TimerFiredEvent>());
        var earliest = events.OfType<TimerCreatedEvent>().Single().FireAt.AddSeconds(-1);
        Assert.True(events.OfType<OrchestratorStartedEvent>().Last().Timestamp >= earliest, $"It came before {earliest:O}.");
    }
}

public sealed class AzureStorageTimerTests(AzureStorageBackend backend) : TimerContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteTimerTests(SqliteBackend backend) : TimerContract(backend), IClassFixture<SqliteBackend>;
