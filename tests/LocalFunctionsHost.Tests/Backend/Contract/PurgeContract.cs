using DurableTask.Core;
using DurableTask.Core.Query;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Forgetting finished runs, one by one or many at once.</summary>
public abstract class PurgeContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task Purge_OfAFinishedRun_LeavesNothing()
    {
        var echo = Hub.Activity((string text) => text);
        var end = await Hub.RunAsync(Hub.Orchestrator(async run => await run.CallAsync<string>(echo, "x")));
        var id = end.OrchestrationInstance.InstanceId;

        var purged = await Hub.Purger.PurgeInstanceStateAsync(id);

        Assert.Equal(1, purged.DeletedInstanceCount);
        Assert.Null(await Hub.StateAsync(id));
        Assert.Empty(await Hub.EventsAsync(end));
        Assert.Equal(0, (await Hub.Purger.PurgeInstanceStateAsync(id)).DeletedInstanceCount);
    }

    [Fact]
    public async Task Purge_OfAnUnknownId_DeletesNothing() =>
        Assert.Equal(0, (await Hub.Purger.PurgeInstanceStateAsync(TestHub.NewId())).DeletedInstanceCount);

    [Fact]
    public async Task Purge_OfAnId_LetsItStartAgain()
    {
        var orchestrator = Hub.Orchestrator(run => Task.FromResult<object?>(run.Input<string>()));
        var id = (await Hub.RunAsync(orchestrator, "one")).OrchestrationInstance.InstanceId;
        await Hub.Purger.PurgeInstanceStateAsync(id);

        Assert.Equal("\"two\"", (await Hub.RunAsync(orchestrator, "two", id)).Output);
    }

    [Fact]
    public async Task Purge_OfAnEntity_ForgetsItsState()
    {
        var entity = TestHub.NewEntity();
        await Hub.SignalAsync(entity, "add", "x");
        await Hub.UntilListAsync(entity, "x");

        Assert.Equal(1, (await Hub.Purger.PurgeInstanceStateAsync(entity.ToString())).DeletedInstanceCount);

        Assert.Null(await Hub.Entities.GetEntityAsync(entity, includeState: true, includeStateless: true));
        await Hub.SignalAsync(entity, "add", "y");
        await Hub.UntilListAsync(entity, "y");
    }

    [Fact]
    public async Task Purge_ByFilter_ForgetsFinishedRunsOfThoseStatusesAndTimes()
    {
        await using var hub = await NewHubAsync();
        var end = hub.Orchestrator(_ => Task.FromResult<object?>(null));
        var fail = hub.Orchestrator(_ => throw new InvalidOperationException("on purpose"));
        var wait = hub.Orchestrator(async run => await run.EventAsync<string>("never"));
        var first = await hub.RunAsync(end, null, "first");
        await hub.RunAsync(fail, null, "failed");
        await hub.StartAsync(wait, null, "running");
        await hub.UntilAsync("running", OrchestrationStatus.Running);
        var last = await hub.RunAsync(end, null, "last");
        OrchestrationStatus[] completed = [OrchestrationStatus.Completed];

        async Task<string[]> RestAsync(DateTime from, DateTime? to, OrchestrationStatus[] statuses)
        {
            await hub.Purger.PurgeInstanceStateAsync(new PurgeInstanceFilter(from, to, statuses));
            var page = await hub.Queries.GetOrchestrationWithQueryAsync(new OrchestrationQuery(), CancellationToken.None);
            return [.. page.OrchestrationState.Select(state => state.OrchestrationInstance.InstanceId).Order(StringComparer.Ordinal)];
        }

        Assert.Equal(["failed", "first", "last", "running"], await RestAsync(last.CreatedTime.AddSeconds(1), null, completed));
        Assert.Equal(
            ["failed", "first", "last", "running"], await RestAsync(DateTime.MinValue, first.CreatedTime.AddSeconds(-1), completed));
        Assert.Equal(["failed", "last", "running"], await RestAsync(first.CreatedTime, first.CreatedTime, completed));
        Assert.Equal(["failed", "running"], await RestAsync(DateTime.MinValue, null, completed));
        Assert.Equal(["running"], await RestAsync(
            DateTime.MinValue, DateTime.UtcNow.AddSeconds(1), [OrchestrationStatus.Failed, OrchestrationStatus.Terminated]));
    }

    [Fact]
    public async Task Purge_WithATimeLimit_SaysWhetherItIsComplete()
    {
        await using var hub = await NewHubAsync();
        await hub.RunAsync(hub.Orchestrator(_ => Task.FromResult<object?>(null)));
        OrchestrationStatus[] completed = [OrchestrationStatus.Completed];

        var inTime = await hub.Purger.PurgeInstanceStateAsync(
            new PurgeInstanceFilter(DateTime.MinValue, null, completed) { Timeout = TestHub.Patience });

        Assert.Equal((1, true), (inTime.DeletedInstanceCount, inTime.IsComplete));
    }

    [Fact]
    public async Task Purge_OutOfTime_SaysThatItIsNotComplete()
    {
        await using var hub = await NewHubAsync();
        await hub.RunAsync(hub.Orchestrator(_ => Task.FromResult<object?>(null)), null, "kept");

        var late = await hub.Purger.PurgeInstanceStateAsync(
            new PurgeInstanceFilter(DateTime.MinValue, null, [OrchestrationStatus.Completed]) { Timeout = TimeSpan.Zero });

        Assert.Equal((0, false), (late.DeletedInstanceCount, late.IsComplete));
        Assert.NotNull(await hub.StateAsync("kept"));
    }

    [Fact]
    public async Task Purge_OfAParent_LeavesItsChildren()
    {
        var child = Hub.Orchestrator(_ => Task.FromResult<object?>("child"));
        var id = (await Hub.RunAsync(
            Hub.Orchestrator(async run => await run.ChildAsync<string>(child, $"{run.Id}-child")))).OrchestrationInstance.InstanceId;

        Assert.Equal(1, (await Hub.Purger.PurgeInstanceStateAsync(id)).DeletedInstanceCount);

        Assert.Equal("\"child\"", (await Hub.StateAsync($"{id}-child"))!.Output);
    }
}

public sealed class AzureStoragePurgeTests(AzureStorageBackend backend) : PurgeContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqlitePurgeTests(SqliteBackend backend) : PurgeContract(backend), IClassFixture<SqliteBackend>;
