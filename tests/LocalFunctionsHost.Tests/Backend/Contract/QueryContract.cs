using DurableTask.Core;
using DurableTask.Core.Query;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Lists of instances by id, status and time, page by page.</summary>
public abstract class QueryContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task Query_ByPrefix_GivesTheRunsWithItAlone()
    {
        var (prefix, ids) = await RunsAsync(3);

        var found = await FindAsync(new OrchestrationQuery { InstanceIdPrefix = prefix });

        Assert.Equal(ids, found.Select(Id).Order(StringComparer.Ordinal));
        Assert.Empty(await FindAsync(new OrchestrationQuery { InstanceIdPrefix = $"{prefix}none" }));
    }

    [Fact]
    public async Task Query_ByPrefixWithSigns_TakesThemAsTheyAre()
    {
        var orchestrator = Hub.Orchestrator(_ => Task.FromResult<object?>(null));
        var prefix = $"{TestHub.NewId()}_%'";
        await Hub.RunAsync(orchestrator, null, $"{prefix}a");
        await Hub.RunAsync(orchestrator, null, prefix.Replace("_%", "xx", StringComparison.Ordinal));

        Assert.Equal([$"{prefix}a"], (await FindAsync(new OrchestrationQuery { InstanceIdPrefix = prefix })).Select(Id));
    }

    [Fact]
    public async Task Query_ByStatus_GivesTheRunsOfAnyOfThem()
    {
        var prefix = TestHub.NewId();
        var wait = Hub.Orchestrator(async run => await run.EventAsync<string>("never"));
        var end = Hub.Orchestrator(_ => Task.FromResult<object?>(null));
        var fail = Hub.Orchestrator(_ => throw new InvalidOperationException("on purpose"));
        await Hub.RunAsync(end, null, $"{prefix}completed");
        await Hub.RunAsync(fail, null, $"{prefix}failed");
        await Hub.StartToWaitAsync(wait, null, $"{prefix}running");
        await Hub.StartToWaitAsync(wait, null, $"{prefix}terminated");
        await Hub.TerminateAsync($"{prefix}terminated");
        await Hub.UntilAsync($"{prefix}terminated", OrchestrationStatus.Terminated);
        await Hub.StartToWaitAsync(wait, null, $"{prefix}suspended");
        await Hub.SuspendAsync($"{prefix}suspended");
        await Hub.UntilAsync($"{prefix}suspended", OrchestrationStatus.Suspended);
        await Hub.Client.CreateScheduledOrchestrationInstanceAsync(end, "", $"{prefix}pending", null, DateTime.UtcNow.AddHours(1));

        foreach (var status in (OrchestrationStatus[])
            [
                OrchestrationStatus.Completed, OrchestrationStatus.Failed, OrchestrationStatus.Running, OrchestrationStatus.Terminated,
                OrchestrationStatus.Suspended, OrchestrationStatus.Pending,
            ])
        {
            var found = await FindAsync(new OrchestrationQuery { InstanceIdPrefix = prefix, RuntimeStatus = [status] });
            Assert.Equal($"{prefix}{status.ToString().ToLowerInvariant()}", Id(Assert.Single(found)));
            Assert.Equal(status, found[0].OrchestrationStatus);
        }

        OrchestrationStatus[] statuses = [OrchestrationStatus.Completed, OrchestrationStatus.Failed];
        var two = await FindAsync(new OrchestrationQuery { InstanceIdPrefix = prefix, RuntimeStatus = statuses });
        Assert.Equal([$"{prefix}completed", $"{prefix}failed"], two.Select(Id).Order(StringComparer.Ordinal));
        Assert.Equal(6, (await FindAsync(new OrchestrationQuery { InstanceIdPrefix = prefix, RuntimeStatus = [] })).Count);
    }

    [Fact]
    public async Task Query_ByTime_GivesTheRunsCreatedBetween()
    {
        var (prefix, ids) = await RunsAsync(3);
        var states = await Task.WhenAll(ids.Select(async id => (await Hub.StateAsync(id))!));
        var times = states.Select(state => state.CreatedTime).Order().ToArray();

        async Task<int> CountAsync(DateTime? from, DateTime? to) =>
            (await FindAsync(new OrchestrationQuery { InstanceIdPrefix = prefix, CreatedTimeFrom = from, CreatedTimeTo = to })).Count;

        Assert.Equal(3, await CountAsync(times[0], times[2]));
        Assert.Equal(states.Count(state => state.CreatedTime >= times[1]), await CountAsync(times[1], null));
        Assert.Equal(states.Count(state => state.CreatedTime <= times[1]), await CountAsync(null, times[1]));
        Assert.Equal(0, await CountAsync(times[2].AddSeconds(1), null));
        Assert.Equal(0, await CountAsync(null, times[0].AddSeconds(-1)));
    }

    [Fact]
    public async Task Query_ByPages_GivesEachRunOnce()
    {
        var (prefix, ids) = await RunsAsync(5);
        var query = new OrchestrationQuery { InstanceIdPrefix = prefix, PageSize = 2 };
        var found = new List<string>();
        var pages = 0;
        do
        {
            var page = await Hub.Queries.GetOrchestrationWithQueryAsync(query, CancellationToken.None);
            Assert.InRange(page.OrchestrationState.Count, 0, 2);
            found.AddRange(page.OrchestrationState.Select(Id));
            query.ContinuationToken = page.ContinuationToken;
            pages++;
        }
        while (!string.IsNullOrEmpty(query.ContinuationToken));

        Assert.Equal(ids, found.Order(StringComparer.Ordinal));
        Assert.InRange(pages, 3, 4);
    }

    [Fact]
    public async Task Query_PagedWhileRunsComeAndGo_StillGivesTheOthersOnce()
    {
        var (prefix, ids) = await RunsAsync(4);
        var query = new OrchestrationQuery { InstanceIdPrefix = prefix, PageSize = 2 };
        var first = await Hub.Queries.GetOrchestrationWithQueryAsync(query, CancellationToken.None);
        var seen = first.OrchestrationState.Select(Id).ToList();

        await Hub.Purger.PurgeInstanceStateAsync(seen[0]);
        query.ContinuationToken = first.ContinuationToken;
        var rest = await FindAsync(query);

        Assert.Equal(ids, seen.Concat(rest.Select(Id)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Query_WithAndWithoutPayloads_GivesThemOrNot()
    {
        var orchestrator = Hub.Orchestrator(run => Task.FromResult<object?>(run.Input<string>()));
        var prefix = TestHub.NewId();
        await Hub.RunAsync(orchestrator, "payload", $"{prefix}a");

        var with = Assert.Single(await FindAsync(new OrchestrationQuery { InstanceIdPrefix = prefix }));
        var without = Assert.Single(await FindAsync(new OrchestrationQuery { InstanceIdPrefix = prefix, FetchInputsAndOutputs = false }));

        Assert.Equal(("\"payload\"", "\"payload\""), (with.Input, with.Output));
        Assert.Null(without.Input);
    }

    [Fact]
    public async Task Query_OfAWholeHub_LeavesEntitiesOutWhenAsked()
    {
        await using var hub = await NewHubAsync();
        var entity = TestHub.NewEntity();
        await hub.SignalAsync(entity, "add", "x");
        await hub.UntilListAsync(entity, "x");
        var id = (await hub.RunAsync(hub.Orchestrator(_ => Task.FromResult<object?>(null)))).OrchestrationInstance.InstanceId;

        var all = await hub.Queries.GetOrchestrationWithQueryAsync(new OrchestrationQuery(), CancellationToken.None);
        var orchestrations = await hub.Queries.GetOrchestrationWithQueryAsync(
            new OrchestrationQuery { ExcludeEntities = true }, CancellationToken.None);

        Assert.Equal(
            new[] { id, entity.ToString() }.Order(StringComparer.Ordinal), all.OrchestrationState.Select(Id).Order(StringComparer.Ordinal));
        Assert.Equal([id], orchestrations.OrchestrationState.Select(Id));
        Assert.True(string.IsNullOrEmpty(orchestrations.ContinuationToken));
    }

    private static string Id(OrchestrationState state) => state.OrchestrationInstance.InstanceId;

    private async Task<IReadOnlyList<OrchestrationState>> FindAsync(OrchestrationQuery query)
    {
        var found = new List<OrchestrationState>();
        do
        {
            var page = await Hub.Queries.GetOrchestrationWithQueryAsync(query, CancellationToken.None);
            found.AddRange(page.OrchestrationState);
            query.ContinuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(query.ContinuationToken));
        return found;
    }

    private async Task<(string Prefix, string[] Ids)> RunsAsync(int count)
    {
        var orchestrator = Hub.Orchestrator(_ => Task.FromResult<object?>(null));
        var prefix = TestHub.NewId();
        string[] ids = [.. Enumerable.Range(0, count).Select(number => $"{prefix}-{number}")];
        foreach (var id in ids)
        {
            // One after the other, so that their times differ.
            await Hub.RunAsync(orchestrator, null, id);
        }

        return (prefix, ids);
    }
}

public sealed class AzureStorageQueryTests(AzureStorageBackend backend) : QueryContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteQueryTests(SqliteBackend backend) : QueryContract(backend), IClassFixture<SqliteBackend>;
