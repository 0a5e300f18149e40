using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Sqlite;
using LocalFunctionsHost.Tests.Backend.Code;
using Microsoft.Extensions.Time.Testing;

namespace LocalFunctionsHost.Tests.Backend.Sqlite;

/// <summary>What goes on when the service is closed and opened again, and by which clock.</summary>
public sealed class RecoveryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly TestCode _code = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Close_WhileARunWaits_LetsItGoOnAfterwards()
    {
        var orchestrator = _code.Orchestrator(async run => await run.EventAsync<string>("one") + await run.EventAsync<string>("two"));
        string id;
        await using (var hub = await OpenAsync())
        {
            id = await hub.StartToWaitAsync(orchestrator);
            await hub.RaiseAsync(id, "one", "a");
        }

        await using var again = await OpenAsync();
        await again.RaiseAsync(id, "two", "b");

        Assert.Equal("\"ab\"", (await again.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Close_BeforeAStartIsTaken_LetsItStartAfterwards()
    {
        var orchestrator = _code.Orchestrator(run => Task.FromResult<object?>(run.Input<string>()));
        var hub = await OpenAsync();
        await hub.StopWorkerAsync();
        var id = await hub.StartAsync(orchestrator, "x");
        await hub.DisposeAsync();

        await using var again = await OpenAsync();

        Assert.Equal("\"x\"", (await again.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Close_DuringAnActivity_RunsItAgainAfterwards()
    {
        var begun = new TaskCompletionSource();
        var executions = 0;
        var never = new TaskCompletionSource();
        var work = _code.Activity(async (string _) =>
        {
            if (Interlocked.Increment(ref executions) == 1)
            {
                begun.SetResult();
                await never.Task;
            }

            return executions;
        });
        var orchestrator = _code.Orchestrator(async run => await run.CallAsync<int>(work, ""));
        var hub = await OpenAsync();
        var id = await hub.StartAsync(orchestrator);
        await begun.Task;
        await hub.DisposeAsync();

        await using var again = await OpenAsync();

        Assert.Equal("2", (await again.EndAsync(id)).Output);
        never.SetResult();
    }

    [Fact]
    public async Task Worker_StoppedAndStartedOnOneService_GoesOn()
    {
        var work = _code.Activity((string text) => Task.FromResult(text));
        var orchestrator = _code.Orchestrator(async run => await run.EventAsync<string>("go") + await run.CallAsync<string>(work, "!"));
        await using var hub = await OpenAsync();
        var id = await hub.StartToWaitAsync(orchestrator);
        await hub.StopWorkerAsync();
        await hub.RaiseAsync(id, "go", "x");

        await hub.StartWorkerAsync();

        Assert.Equal("\"x!\"", (await hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Timer_ByTheServicesClock_FiresWhenItsTimeHasComeAndNotBefore()
    {
        var orchestrator = _code.Orchestrator(async run =>
        {
            await run.DelayAsync(TimeSpan.FromHours(2));
            return "fired";
        });
        await using var hub = await OpenAsync();
        var id = await hub.StartToWaitAsync(orchestrator);

        _time.Advance(TimeSpan.FromHours(1.9));
        await RoundTripAsync(hub);
        Assert.Equal(OrchestrationStatus.Running, (await hub.StateAsync(id))!.OrchestrationStatus);
        _time.Advance(TimeSpan.FromHours(0.2));

        Assert.Equal("\"fired\"", (await hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Timer_ThatCameDueWhileTheServiceWasClosed_FiresAtOnceAfterwards()
    {
        var orchestrator = _code.Orchestrator(async run =>
        {
            await run.DelayAsync(TimeSpan.FromDays(1));
            return "fired";
        });
        string id;
        await using (var hub = await OpenAsync())
        {
            id = await hub.StartToWaitAsync(orchestrator);
        }

        _time.Advance(TimeSpan.FromDays(2));
        await using var again = await OpenAsync();

        Assert.Equal("\"fired\"", (await again.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Start_ScheduledForLater_ComesAlsoAfterTheServiceWasClosed()
    {
        var orchestrator = _code.Orchestrator(_ => Task.FromResult<object?>("started"));
        var due = _time.GetUtcNow().UtcDateTime.AddDays(3);
        string id;
        await using (var hub = await OpenAsync())
        {
            id = (await hub.Client.CreateScheduledOrchestrationInstanceAsync(orchestrator, "", TestHub.NewId(), null, due)).InstanceId;
        }

        _time.Advance(TimeSpan.FromDays(1));
        await using var again = await OpenAsync();
        await RoundTripAsync(again);
        Assert.Equal(OrchestrationStatus.Pending, (await again.StateAsync(id))!.OrchestrationStatus);
        _time.Advance(TimeSpan.FromDays(3));

        Assert.Equal("\"started\"", (await again.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Timer_FurtherAwayThanAClockTimerReaches_StillFires()
    {
        var orchestrator = _code.Orchestrator(async run =>
        {
            await run.DelayAsync(TimeSpan.FromDays(100));
            return "fired";
        });
        await using var hub = await OpenAsync();
        var id = await hub.StartToWaitAsync(orchestrator);

        _time.Advance(TimeSpan.FromDays(60));
        await RoundTripAsync(hub);
        Assert.Equal(OrchestrationStatus.Running, (await hub.StateAsync(id))!.OrchestrationStatus);
        _time.Advance(TimeSpan.FromDays(41));

        Assert.Equal("\"fired\"", (await hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Close_WithSuspensionLocksAndStates_FindsThemAgain()
    {
        _code.Entity<ListEntity>(ListEntity.Name);
        var (entity, other) = (TestHub.NewEntity(), TestHub.NewEntity());
        var orchestrator = _code.Orchestrator(async run =>
        {
            await run.LockAsync(entity);
            run.Status = "\"locked\"";
            await run.EventAsync<string>("go");
            await run.CallEntityAsync<int>(entity, "add", "owner");
            run.Unlock();
            return "done";
        });
        string id;
        await using (var hub = await OpenAsync())
        {
            id = await hub.StartAsync(orchestrator);
            await hub.UntilAsync(id, state => state.Status == "\"locked\"");
            await hub.SignalAsync(entity, "add", "waiting");
            await hub.SignalAsync(other, "add", "x");
            await hub.UntilListAsync(other, "x");
            await hub.SuspendAsync(id);
            await hub.UntilAsync(id, OrchestrationStatus.Suspended);
        }

        await using var again = await OpenAsync();
        Assert.Equal(OrchestrationStatus.Suspended, (await again.StateAsync(id))!.OrchestrationStatus);
        Assert.Equal(["x"], await again.ListAsync(other));
        Assert.Equal(id, (await again.Entities.GetEntityAsync(entity, includeStateless: true))!.Value.LockedBy);
        await again.RaiseAsync(id, "go", "");
        await again.ResumeAsync(id);

        Assert.Equal("\"done\"", (await again.EndAsync(id)).Output);
        await again.UntilListAsync(entity, "owner", "waiting");
    }

    [Fact]
    public async Task Limits_OnActivitiesAndTurns_AreNeverExceeded()
    {
        var (running, most) = (0, 0);
        var work = _code.Activity(async (string _) =>
        {
            var now = Interlocked.Increment(ref running);
            lock (_code)
            {
                most = Math.Max(most, now);
            }

            await Task.Yield();
            Interlocked.Decrement(ref running);
            return "";
        });
        var orchestrator = _code.Orchestrator(async run => await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => run.CallAsync<string>(work, ""))));
        await using var hub = await OpenAsync(new SqliteOrchestrationServiceSettings
        {
            File = _folder.Database,
            MaxConcurrentActivities = 2,
            MaxConcurrentOrchestrations = 1,
            MaxConcurrentEntities = 1,
        });

        Assert.Equal(OrchestrationStatus.Completed, (await hub.RunAsync(orchestrator)).OrchestrationStatus);
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public async Task Start_WhileManyWaitForSlowWork_IsLetIn()
    {
        var gate = new TaskCompletionSource();
        var slow = _code.Activity(async (string text) =>
        {
            await gate.Task;
            return text;
        });
        var waiting = _code.Orchestrator(async run => await run.CallAsync<string>(slow, "x"));
        var eternal = _code.Orchestrator(async run =>
        {
            await run.DelayAsync(TimeSpan.Zero);
            run.ContinueAsNew(null);
            return null;
        });
        await using var hub = await OpenAsync();
        var many = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => hub.StartAsync(waiting)));
        var restless = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hub.StartAsync(eternal)));

        Assert.Equal("\"in\"", (await hub.RunAsync(_code.Orchestrator(_ => Task.FromResult<object?>("in")))).Output);

        await Task.WhenAll(restless.Select(id => hub.TerminateAsync(id)));
        gate.SetResult();
        Assert.All(await Task.WhenAll(many.Select(hub.EndAsync)), end => Assert.Equal("\"x\"", end.Output));
        Assert.All(await Task.WhenAll(restless.Select(hub.EndAsync)), end => Assert.Equal(OrchestrationStatus.Terminated, end.OrchestrationStatus));
    }

    [Fact]
    public async Task Work_LeftOverByFinishedRuns_IsNone()
    {
        var work = _code.Activity((string text) => Task.FromResult(text));
        var orchestrator = _code.Orchestrator(async run =>
        {
            using var cancellation = new CancellationTokenSource();
            _ = run.DelayAsync(TimeSpan.FromDays(1), cancellation.Token);
            cancellation.Cancel();
            return await run.CallAsync<string>(work, "x");
        });
        await using (var hub = await OpenAsync())
        {
            var id = await hub.StartAsync(orchestrator);
            await hub.RaiseAsync(id, "nobody waits", "x");
            await hub.EndAsync(id);
        }

        await using var store = await Checks.StoreView.OpenAsync(_folder.Database);
        Assert.Empty(store.OpenWork);
        var history = await store.HistoryAsync(Assert.Single(store.Orchestrations));
        Assert.Single(history.OfType<TimerCreatedEvent>());
    }

    private Task<TestHub> OpenAsync() =>
        OpenAsync(new SqliteOrchestrationServiceSettings { File = _folder.Database, TimeProvider = _time });

    private Task<TestHub> OpenAsync(SqliteOrchestrationServiceSettings settings)
    {
        var service = new SqliteOrchestrationService(settings);
        return TestHub.OpenAsync(service, _code, service.RewindTaskOrchestrationAsync);
    }

    /// <summary>After it, whatever was due before has been looked at.</summary>
    private async Task RoundTripAsync(TestHub hub)
    {
        var echo = _code.Activity((string text) => Task.FromResult(text));
        await hub.RunAsync(_code.Orchestrator(async run => await run.CallAsync<string>(echo, "x")));
    }
}
