using DurableTask.Core;
using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Suspending, resuming, terminating, rewinding and starting again.</summary>
public abstract class SteeringContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task Suspend_WithAnEventMeanwhile_DeliversItAfterTheResume()
    {
        var id = await Hub.StartToWaitAsync(Waiting());

        await Hub.SuspendAsync(id, "a nap");
        await Hub.UntilAsync(id, OrchestrationStatus.Suspended);
        await Hub.RaiseAsync(id, "go", "x");
        await RoundTripAsync();
        Assert.Equal(OrchestrationStatus.Suspended, (await Hub.StateAsync(id))!.OrchestrationStatus);
        await Hub.ResumeAsync(id, "awake");

        var end = await Hub.EndAsync(id);
        Assert.Equal("\"x\"", end.Output);
        var events = await Hub.EventsAsync(end);
        Assert.Equal("a nap", events.OfType<ExecutionSuspendedEvent>().Single().Reason);
        Assert.Equal("awake", events.OfType<ExecutionResumedEvent>().Single().Reason);
    }

    [Fact]
    public async Task Suspend_WhileAnActivityRuns_TakesItsResultAfterTheResume()
    {
        var (gate, wait) = Gate();
        var id = await Hub.StartToWaitAsync(Hub.Orchestrator(async run => await run.CallAsync<string>(wait, "x")));

        await Hub.SuspendAsync(id);
        await Hub.UntilAsync(id, OrchestrationStatus.Suspended);
        gate.SetResult();
        await RoundTripAsync();
        Assert.Equal(OrchestrationStatus.Suspended, (await Hub.StateAsync(id))!.OrchestrationStatus);
        await Hub.ResumeAsync(id);

        Assert.Equal("\"x\"", (await Hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Terminate_OfARunningRun_EndsItWithItsReason()
    {
        var id = await Hub.StartToWaitAsync(Waiting());

        await Hub.TerminateAsync(id, "enough");

        var end = await Hub.EndAsync(id);
        Assert.Equal((OrchestrationStatus.Terminated, "enough"), (end.OrchestrationStatus, end.Output));
        Assert.Equal("enough", (await Hub.EventsAsync(end)).OfType<ExecutionTerminatedEvent>().Single().Input);
    }

    [Fact]
    public async Task Terminate_OfASuspendedRun_EndsIt()
    {
        var id = await Hub.StartToWaitAsync(Waiting());
        await Hub.SuspendAsync(id);
        await Hub.UntilAsync(id, OrchestrationStatus.Suspended);

        await Hub.TerminateAsync(id, "enough");

        Assert.Equal(OrchestrationStatus.Terminated, (await Hub.EndAsync(id)).OrchestrationStatus);
    }

    [Fact]
    public async Task Terminate_BeforeTheStartTime_EndsWithoutATurn()
    {
        var turns = 0;
        var orchestrator = Hub.Orchestrator(_ => Task.FromResult<object?>(Interlocked.Increment(ref turns)));
        var instance = await Hub.Client.CreateScheduledOrchestrationInstanceAsync(
            orchestrator, "", TestHub.NewId(), null, DateTime.UtcNow.AddDays(1));

        await Hub.TerminateAsync(instance.InstanceId, "too early");

        var end = await Hub.EndAsync(instance.InstanceId);
        Assert.Equal(OrchestrationStatus.Terminated, end.OrchestrationStatus);
        Assert.Contains("too early", end.Output, StringComparison.Ordinal);
        Assert.Equal(0, turns);
    }

    [Fact]
    public async Task Terminate_OfAParent_LeavesItsChildrenRunning()
    {
        var child = Waiting();
        var parent = Hub.Orchestrator(async run => await run.ChildAsync<string>(child, $"{run.Id}-child"));
        var id = await Hub.StartAsync(parent);
        await Hub.UntilAsync($"{id}-child", OrchestrationStatus.Running);

        await Hub.TerminateAsync(id);
        await Hub.UntilAsync(id, OrchestrationStatus.Terminated);
        await Hub.RaiseAsync($"{id}-child", "go", "x");

        Assert.Equal("\"x\"", (await Hub.EndAsync($"{id}-child")).Output);
        await RoundTripAsync();
        Assert.Equal(OrchestrationStatus.Terminated, (await Hub.StateAsync(id))!.OrchestrationStatus);
    }

    [Fact]
    public async Task Terminate_WithAnActivityUnderWay_DropsItsResult()
    {
        var (gate, wait) = Gate();
        var id = await Hub.StartToWaitAsync(Hub.Orchestrator(async run => await run.CallAsync<string>(wait, "x")));

        await Hub.TerminateAsync(id);
        await Hub.UntilAsync(id, OrchestrationStatus.Terminated);
        gate.SetResult();
        await RoundTripAsync();

        Assert.Equal(OrchestrationStatus.Terminated, (await Hub.StateAsync(id))!.OrchestrationStatus);
    }

    [Fact]
    public async Task Steering_OfAFinishedRun_ChangesNothing()
    {
        var end = await Hub.RunAsync(Hub.Orchestrator(_ => Task.FromResult<object?>("done")));
        var id = end.OrchestrationInstance.InstanceId;

        await Hub.SuspendAsync(id);
        await Hub.ResumeAsync(id);
        await Hub.TerminateAsync(id);
        await RoundTripAsync();

        var after = (await Hub.StateAsync(id))!;
        Assert.Equal((OrchestrationStatus.Completed, "\"done\""), (after.OrchestrationStatus, after.Output));
    }

    [Fact]
    public async Task Steering_OfAnUnknownId_CreatesNothing()
    {
        var id = TestHub.NewId();

        await Hub.SuspendAsync(id);
        await Hub.ResumeAsync(id);
        await Hub.TerminateAsync(id);
        await RoundTripAsync();

        Assert.Null(await Hub.StateAsync(id));
    }

    [Fact]
    public async Task Rewind_OfAFailedRun_RepeatsOnlyWhatFailed()
    {
        var (good, bad) = (0, 0);
        var works = Hub.Activity((string _) => Interlocked.Increment(ref good));
        var fails = Hub.Activity((string _) =>
            Interlocked.Increment(ref bad) == 1 ? throw new InvalidOperationException("the first time") : bad);
        var orchestrator = Hub.Orchestrator(async run => await run.CallAsync<int>(works, "") + await run.CallAsync<int>(fails, ""));
        var id = await Hub.StartAsync(orchestrator);
        await Hub.UntilAsync(id, OrchestrationStatus.Failed);

        await Hub.RewindAsync(id, "try again");

        Assert.Equal("3", (await Hub.UntilAsync(id, OrchestrationStatus.Completed)).Output);
        Assert.Equal((1, 2), (good, bad));
    }

    [Fact]
    public async Task Rewind_OfAParent_RewindsItsFailedChild()
    {
        var (good, bad) = (0, 0);
        var works = Hub.Activity((string _) => Interlocked.Increment(ref good));
        var fails = Hub.Activity((string _) =>
            Interlocked.Increment(ref bad) == 1 ? throw new InvalidOperationException("the first time") : bad);
        var child = Hub.Orchestrator(async run => await run.CallAsync<int>(works, "") + await run.CallAsync<int>(fails, ""));
        var parent = Hub.Orchestrator(async run => await run.ChildAsync<int>(child, $"{run.Id}-child"));
        var id = await Hub.StartAsync(parent);
        await Hub.UntilAsync(id, OrchestrationStatus.Failed);

        await Hub.RewindAsync(id, "try again");

        Assert.Equal("3", (await Hub.UntilAsync(id, OrchestrationStatus.Completed)).Output);
        Assert.Equal((1, 2), (good, bad));
        Assert.Equal(OrchestrationStatus.Completed, (await Hub.StateAsync($"{id}-child"))!.OrchestrationStatus);
    }

    [Fact]
    public async Task Rewind_ThatFailsAgain_CanBeRepeated()
    {
        var attempts = 0;
        var fails = Hub.Activity((string _) =>
            Interlocked.Increment(ref attempts) < 3 ? throw new InvalidOperationException($"no {attempts}") : attempts);
        var id = await Hub.StartAsync(Hub.Orchestrator(async run => await run.CallAsync<int>(fails, "")));
        await Hub.UntilAsync(id, OrchestrationStatus.Failed);

        await Hub.RewindAsync(id, "once");
        await Hub.UntilAsync(id, state =>
            state.OrchestrationStatus == OrchestrationStatus.Failed && state.Output.Contains("no 2", StringComparison.Ordinal));
        await Hub.RewindAsync(id, "twice");

        Assert.Equal("3", (await Hub.UntilAsync(id, OrchestrationStatus.Completed)).Output);
    }

    [Fact]
    public async Task Rewind_WithSeveralFailures_RepeatsEachOfThem()
    {
        var done = new HashSet<int>();
        var shaky = Hub.Activity((int number) =>
        {
            lock (done)
            {
                return done.Add(number) && number % 2 == 1 ? throw new InvalidOperationException($"no {number}") : number;
            }
        });
        var orchestrator = Hub.Orchestrator(async run =>
            (await Task.WhenAll(Enumerable.Range(0, 5).Select(number => run.CallAsync<int>(shaky, number)))).Sum());
        var id = await Hub.StartAsync(orchestrator);
        await Hub.UntilAsync(id, OrchestrationStatus.Failed);

        await Hub.RewindAsync(id, "all of them");

        Assert.Equal("10", (await Hub.UntilAsync(id, OrchestrationStatus.Completed)).Output);
    }

    [Fact]
    public async Task Rewind_OfARunThatThrewByItself_RunsItsCodeAgain()
    {
        var mayPass = false;
        var works = Hub.Activity((string text) => text);
        var orchestrator = Hub.Orchestrator(async run =>
        {
            var text = await run.CallAsync<string>(works, "x");
            return Volatile.Read(ref mayPass) ? text : throw new InvalidOperationException("not yet");
        });
        var id = await Hub.StartAsync(orchestrator);
        await Hub.UntilAsync(id, OrchestrationStatus.Failed);

        Volatile.Write(ref mayPass, true);
        await Hub.RewindAsync(id, "now");

        Assert.Equal("\"x\"", (await Hub.UntilAsync(id, OrchestrationStatus.Completed)).Output);
    }

    [Fact]
    public async Task Restart_OfAFinishedId_RunsAgainWithItsNewInputAlone()
    {
        var orchestrator = Hub.Orchestrator(run => Task.FromResult<object?>($"got {run.Input<string>()}"));
        var first = await Hub.RunAsync(orchestrator, "one");
        var id = first.OrchestrationInstance.InstanceId;

        await Hub.StartAsync(orchestrator, "two", id);

        var second = await Hub.UntilAsync(id, state =>
            state is { OrchestrationStatus: OrchestrationStatus.Completed, Output: "\"got two\"" });
        Assert.NotEqual(first.OrchestrationInstance.ExecutionId, second.OrchestrationInstance.ExecutionId);
        Assert.Equal("\"two\"", second.Input);
        Assert.Single((await Hub.EventsAsync(second)).OfType<ExecutionStartedEvent>());
    }

    [Fact]
    public async Task Restart_OfARunningId_ReplacesTheRun()
    {
        var orchestrator = Hub.Orchestrator(async run => run.Input<string>() == "one" ? await run.EventAsync<string>("never") : "replaced");
        var id = await Hub.StartToWaitAsync(orchestrator, "one");

        await Hub.StartAsync(orchestrator, "two", id);

        Assert.Equal("\"replaced\"", (await Hub.EndAsync(id)).Output);
    }

    private string Waiting() => Hub.Orchestrator(async run => await run.EventAsync<string>("go"));

    private (TaskCompletionSource Gate, string Activity) Gate()
    {
        var gate = new TaskCompletionSource();
        return (gate, Hub.Activity(async (string text) =>
        {
            await gate.Task;
            return text;
        }));
    }

    /// <summary>After it, whatever was sent before has been looked at.</summary>
    private Task RoundTripAsync()
    {
        var echo = Hub.Activity((string text) => text);
        return Hub.RunAsync(Hub.Orchestrator(async run => await run.CallAsync<string>(echo, "x")));
    }
}

public sealed class AzureStorageSteeringTests(AzureStorageBackend backend) : SteeringContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteSteeringTests(SqliteBackend backend) : SteeringContract(backend), IClassFixture<SqliteBackend>;
