using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Starting, watching and waiting for runs.</summary>
public abstract class ClientContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task State_OfARun_TellsWhatItWasStartedWithAndWhen()
    {
        var before = DateTime.UtcNow.AddSeconds(-1);
        var orchestrator = Hub.Orchestrator(run => Task.FromResult<object?>(run.Inner.Version));
        var tags = new Dictionary<string, string> { ["edition"] = "Früh", ["empty"] = "" };
        var instance = await Hub.Client.CreateOrchestrationInstanceAsync(orchestrator, "3.1", TestHub.NewId(), "in", tags);

        var end = await Hub.EndAsync(instance.InstanceId);

        Assert.Equal(
            (instance.InstanceId, instance.ExecutionId), (end.OrchestrationInstance.InstanceId, end.OrchestrationInstance.ExecutionId));
        Assert.Equal((orchestrator, "3.1", "\"in\"", "\"3.1\""), (end.Name, end.Version, end.Input, end.Output));
        Assert.Equal(tags, end.Tags);
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc), (end.CreatedTime.Kind, end.LastUpdatedTime.Kind));
        Assert.InRange(end.CreatedTime, before, end.LastUpdatedTime);
        Assert.InRange(end.LastUpdatedTime, end.CreatedTime, DateTime.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task State_OfAnUnknownId_IsNone()
    {
        var id = TestHub.NewId();

        Assert.Null(await Hub.StateAsync(id));
        Assert.Null(await Hub.Client.GetOrchestrationStateAsync(id, TestHub.NewId()));
        Assert.All(await Hub.Client.GetOrchestrationStateAsync(id, allExecutions: true), Assert.Null);
    }

    [Fact]
    public async Task Status_SetByTheOrchestrator_IsSeenWhileItRuns()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            run.Status = "{\"step\":1}";
            await run.EventAsync<string>("go");
            run.Status = "{\"step\":2}";
            return null;
        });
        var id = await Hub.StartAsync(orchestrator);

        Assert.Equal("{\"step\":1}", (await Hub.UntilAsync(id, state => state.Status is not null)).Status);
        await Hub.RaiseAsync(id, "go", "");

        Assert.Equal("{\"step\":2}", (await Hub.EndAsync(id)).Status);
    }

    [Fact]
    public async Task Start_AtALaterTime_WaitsPendingUntilThen()
    {
        var orchestrator = Hub.Orchestrator(run => Task.FromResult<object?>(run.Now));
        var due = DateTime.UtcNow.AddSeconds(5);
        var instance = await Hub.Client.CreateScheduledOrchestrationInstanceAsync(orchestrator, "", TestHub.NewId(), null, due);

        var pending = (await Hub.StateAsync(instance.InstanceId))!;
        var end = await Hub.EndAsync(instance.InstanceId);

        Assert.Equal(OrchestrationStatus.Pending, pending.OrchestrationStatus);
        Assert.Equal(due, pending.ScheduledStartTime!.Value, TimeSpan.FromMilliseconds(1));
        var earliest = due - (Has(Difference.TimersCountWholeSeconds) ? TimeSpan.FromSeconds(1) : TimeSpan.Zero);
        Assert.True((await Hub.EventsAsync(end)).OfType<OrchestratorStartedEvent>().First().Timestamp >= earliest);
    }

    [Fact]
    public async Task Start_OfAnIdInADedupeStatus_IsRefusedAndLeavesIt()
    {
        var orchestrator = Hub.Orchestrator(async run => await run.EventAsync<string>("go"));
        var id = await Hub.StartToWaitAsync(orchestrator, "one");
        OrchestrationStatus[] unfinished = [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended];

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => Hub.Client.CreateOrchestrationInstanceAsync(orchestrator, "", id, "two", null, unfinished));
        await Hub.RaiseAsync(id, "go", "x");

        var end = await Hub.EndAsync(id);
        Assert.Equal(("\"one\"", "\"x\""), (end.Input, end.Output));
    }

    [Fact]
    public async Task Start_OfAnIdInAnotherStatus_ReplacesIt()
    {
        var orchestrator = Hub.Orchestrator(run => Task.FromResult<object?>(run.Input<string>()));
        var id = (await Hub.RunAsync(orchestrator, "one")).OrchestrationInstance.InstanceId;
        OrchestrationStatus[] unfinished = [OrchestrationStatus.Pending, OrchestrationStatus.Running];

        await Hub.Client.CreateOrchestrationInstanceAsync(orchestrator, "", id, "two", null, unfinished);
        await Hub.UntilAsync(id, state => state.Output == "\"two\"");
        await Hub.Client.CreateOrchestrationInstanceAsync(orchestrator, "", id, "three", null, []);
        await Hub.UntilAsync(id, state => state.Output == "\"three\"");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => Hub.Client.CreateOrchestrationInstanceAsync(orchestrator, "", id, "four", null, [OrchestrationStatus.Completed]));
    }

    [Fact]
    public async Task Start_OfOneIdByManyAtOnce_RunsOneToItsEnd()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            await run.DelayAsync(TimeSpan.Zero);
            return run.Input<int>();
        });
        var id = TestHub.NewId();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            await Hub.StartAsync(orchestrator, number, id);
        }));

        var end = await Hub.UntilAsync(id, OrchestrationStatus.Completed);
        Assert.Equal(end.Input, end.Output);
    }

    [Fact]
    public async Task Wait_ForARunThatEnds_GivesItsState()
    {
        var orchestrator = Hub.Orchestrator(async run => await run.EventAsync<string>("go"));
        var id = await Hub.StartToWaitAsync(orchestrator);

        var wait = Hub.Store.WaitForOrchestrationAsync(id, null, Timeout.InfiniteTimeSpan, CancellationToken.None);
        await Hub.RaiseAsync(id, "go", "x");

        Assert.Equal("\"x\"", (await wait.WaitAsync(TestHub.Patience)).Output);
        var again = await Hub.Client.WaitForOrchestrationAsync((await Hub.StateAsync(id))!.OrchestrationInstance, TimeSpan.Zero);
        Assert.Equal(OrchestrationStatus.Completed, again.OrchestrationStatus);
    }

    [Fact]
    public async Task Wait_LongerThanItsTimeOrItsToken_GivesNothing()
    {
        var orchestrator = Hub.Orchestrator(async run => await run.EventAsync<string>("never"));
        var id = await Hub.StartToWaitAsync(orchestrator);
        using var cancellation = new CancellationTokenSource();

        var wait = Hub.Store.WaitForOrchestrationAsync(id, null, Timeout.InfiniteTimeSpan, cancellation.Token);
        Assert.Null(await Hub.Store.WaitForOrchestrationAsync(id, null, TimeSpan.Zero, CancellationToken.None));
        cancellation.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await Hub.TerminateAsync(id);
    }

    [Fact]
    public async Task Wait_ForARunThatContinuesAsNew_GivesTheLastState()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            await run.DelayAsync(TimeSpan.Zero);
            if (run.Input<int>() < 2)
            {
                run.ContinueAsNew(run.Input<int>() + 1);
            }

            return run.Input<int>();
        });
        var id = await Hub.StartAsync(orchestrator, 0);

        var end = await Hub.Store.WaitForOrchestrationAsync(id, null, TestHub.Patience, CancellationToken.None);

        Assert.Equal("2", end.Output);
    }

    [Fact]
    public async Task Wait_ForARunThatDoesNotExistYet_EndsWhenItHasCome()
    {
        var id = TestHub.NewId();
        var wait = Hub.Store.WaitForOrchestrationAsync(id, null, TestHub.Patience, CancellationToken.None);

        await Hub.StartAsync(Hub.Orchestrator(_ => Task.FromResult<object?>("x")), null, id);

        Assert.Equal("\"x\"", (await wait).Output);
    }

    [Fact]
    public async Task Wait_ByManyAtOnce_AnswersEach()
    {
        var orchestrator = Hub.Orchestrator(async run => await run.EventAsync<string>("go"));
        var id = await Hub.StartToWaitAsync(orchestrator);
        var waits = Enumerable.Range(0, 5).Select(_ =>
            Hub.Store.WaitForOrchestrationAsync(id, null, TestHub.Patience, CancellationToken.None)).ToList();

        await Hub.RaiseAsync(id, "go", "x");

        Assert.All(await Task.WhenAll(waits), end => Assert.Equal("\"x\"", end.Output));
    }

    [Fact]
    public async Task Ids_OfEveryScriptAndSign_AreKeptApart()
    {
        var orchestrator = Hub.Orchestrator(run => Task.FromResult<object?>(run.Id));
        var start = TestHub.NewId();
        string[] ids = [$"{start} a'b", $"{start} A'B", $"{start}:x;y%20&z", $"{start}Ä東🎙"];

        var ends = await Task.WhenAll(ids.Select(id => Hub.RunAsync(orchestrator, null, id)));

        Assert.Equal(ids, ends.Select(end => Newtonsoft.Json.JsonConvert.DeserializeObject<string>(end.Output)));
        Assert.Equal(ids, ends.Select(end => end.OrchestrationInstance.InstanceId));
    }
}

public sealed class AzureStorageClientTests(AzureStorageBackend backend) : ClientContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteClientTests(SqliteBackend backend) : ClientContract(backend), IClassFixture<SqliteBackend>;
