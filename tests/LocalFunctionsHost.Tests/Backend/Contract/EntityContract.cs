using DurableTask.Core.Entities;
using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Entities: operations one at a time and in order, signals, locks, deletion, queries, cleaning.</summary>
public abstract class EntityContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task Call_OfAnEntity_GivesItsResultAndKeepsItsState()
    {
        var entity = TestHub.NewEntity();
        var orchestrator = Hub.Orchestrator(async run =>
        {
            var first = await run.CallEntityAsync<int>(entity, "add", "a");
            var second = await run.CallEntityAsync<int>(entity, "add", "b");
            return $"{first} {second} {string.Join(',', await run.CallEntityAsync<string[]>(entity, "get"))}";
        });

        Assert.Equal("\"1 2 a,b\"", (await Hub.RunAsync(orchestrator)).Output);
        Assert.Equal(["a", "b"], await Hub.ListAsync(entity));
    }

    [Fact]
    public async Task Call_ThatFails_TellsWhyAndLeavesStateAndMessages()
    {
        var (entity, other) = (TestHub.NewEntity(), TestHub.NewEntity());
        var orchestrator = Hub.Orchestrator(async run =>
        {
            await run.CallEntityAsync<int>(entity, "add", "kept");
            try
            {
                await run.CallEntityAsync<string>(entity, "fail", other.Key);
                return "no failure";
            }
            catch (EntityFailedException failure)
            {
                var texts = await run.CallEntityAsync<string[]>(entity, "get");
                return $"{failure.Details!.ErrorType} {failure.Message} {string.Join(',', texts)}";
            }
        });

        Assert.Equal("\"System.InvalidOperationException refused on purpose kept\"", (await Hub.RunAsync(orchestrator)).Output);
        Assert.Empty(await Hub.ListAsync(other));
    }

    [Fact]
    public async Task Signals_FromOneOrchestration_ArriveInOrder()
    {
        var entity = TestHub.NewEntity();
        string[] texts = [.. Enumerable.Range(0, 30).Select(number => $"{number}")];
        var orchestrator = Hub.Orchestrator(async run =>
        {
            foreach (var text in texts)
            {
                run.SignalEntity(entity, "add", text);
            }

            return await run.CallEntityAsync<string[]>(entity, "get");
        });

        Assert.Equal($"[{string.Join(',', texts.Select(text => $"\"{text}\""))}]", (await Hub.RunAsync(orchestrator)).Output);
    }

    [Fact]
    public async Task Signals_FromManyClients_AllArriveOnce()
    {
        var entity = TestHub.NewEntity();

        await Task.WhenAll(Enumerable.Range(10, 20).Select(number => Hub.SignalAsync(entity, "add", $"{number}")));

        await TestHub.UntilAsync(async () => (await Hub.ListAsync(entity)).Length >= 20);
        Assert.Equal(Enumerable.Range(10, 20).Select(number => $"{number}"), (await Hub.ListAsync(entity)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Signal_WithATime_WaitsForIt()
    {
        var (entity, byOrchestration) = (TestHub.NewEntity(), TestHub.NewEntity());
        var due = DateTime.UtcNow.AddSeconds(5);
        await Hub.SignalAsync(entity, "add", "late", due);
        await Hub.SignalAsync(entity, "add", "early");
        var orchestrator = Hub.Orchestrator(run =>
        {
            run.SignalEntity(byOrchestration, "add", "late", due);
            run.SignalEntity(byOrchestration, "add", "early");
            return Task.FromResult<object?>(null);
        });
        await Hub.RunAsync(orchestrator);

        await Hub.UntilListAsync(entity, "early", "late");
        await Hub.UntilListAsync(byOrchestration, "early", "late");
        Assert.True(DateTime.UtcNow >= due.AddMilliseconds(-100));
    }

    [Fact]
    public async Task Signal_ThatAnEntitySendsItselfForLater_Arrives()
    {
        var entity = TestHub.NewEntity();

        await Hub.SignalAsync(entity, "later", TimeSpan.FromSeconds(1));

        await Hub.UntilListAsync(entity, "later");
    }

    [Fact]
    public async Task Signal_BetweenEntities_ArrivesOnceAndInOrder()
    {
        var (first, second) = (TestHub.NewEntity(), TestHub.NewEntity());
        await Hub.SignalAsync(first, "forward", second.Key);
        await Hub.UntilListAsync(second, $"from {first.Key}");

        await Hub.SignalAsync(first, "forward", second.Key);
        await Hub.SignalAsync(first, "forward", second.Key);

        await Hub.UntilListAsync(second, [.. Enumerable.Repeat($"from {first.Key}", 3)]);
    }

    [Fact]
    public async Task Entity_ThatStartsAnOrchestration_GivesItIdAndInput()
    {
        var orchestrator = Hub.Orchestrator(run => Task.FromResult<object?>(run.Input<string>()));
        var id = TestHub.NewId();

        await Hub.SignalAsync(TestHub.NewEntity(), "start", $"{orchestrator} {id}");
        await TestHub.UntilAsync(async () => await Hub.StateAsync(id) is not null);

        Assert.Equal("\"by an entity\"", (await Hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Operations_MoreThanABatch_AreAllDoneInOrder()
    {
        var entity = TestHub.NewEntity();
        string[] texts = [.. Enumerable.Range(0, 120).Select(number => $"{number}")];
        var orchestrator = Hub.Orchestrator(async run =>
        {
            foreach (var text in texts)
            {
                run.SignalEntity(entity, "add", text);
            }

            return await run.CallEntityAsync<int>(entity, "add", "last");
        });

        Assert.Equal("121", (await Hub.RunAsync(orchestrator)).Output);
        await Hub.UntilListAsync(entity, [.. texts, "last"]);
    }

    [Fact]
    public async Task Lock_HeldBySeveral_LetsOneInAtATime()
    {
        EntityId[] accounts = [TestHub.NewEntity(), TestHub.NewEntity()];
        var orchestrator = Hub.Orchestrator(async run =>
        {
            await run.LockAsync([.. accounts]);
            foreach (var account in accounts)
            {
                var texts = await run.CallEntityAsync<List<string>>(account, "get");
                texts.Add(run.Input<string>());
                await run.CallEntityAsync<object?>(account, "set", texts);
            }

            run.Unlock();
            return null;
        });

        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => Hub.RunAsync(orchestrator, $"{number}")));

        // An entity answers before it stores its state; that of the last unlocking has all that came before.
        await Task.WhenAll(accounts.Select(account => TestHub.UntilAsync(
            async () => await Hub.Entities.GetEntityAsync(account) is { LockedBy: null })));
        var (first, second) = (await Hub.ListAsync(accounts[0]), await Hub.ListAsync(accounts[1]));
        Assert.Equal(["0", "1", "2", "3", "4"], first.Order(StringComparer.Ordinal));
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Lock_WhileItIsHeld_KeepsSignalsWaitingAndShowsItsOwner()
    {
        var entity = TestHub.NewEntity();
        var orchestrator = Hub.Orchestrator(async run =>
        {
            await run.LockAsync(entity);
            run.Status = "\"locked\"";
            await run.EventAsync<string>("go");
            await run.CallEntityAsync<int>(entity, "add", "owner");
            run.Unlock();
            return null;
        });
        var id = await Hub.StartAsync(orchestrator);
        await Hub.UntilAsync(id, state => state.Status == "\"locked\"");

        await Hub.SignalAsync(entity, "add", "other");
        await TestHub.UntilAsync(async () =>
            await Hub.Entities.GetEntityAsync(entity, includeStateless: true) is { LockedBy: { } owner, BacklogQueueSize: 1 }
                && owner == id);
        await Hub.RaiseAsync(id, "go", "");

        await Hub.UntilListAsync(entity, "owner", "other");
        await TestHub.UntilAsync(async () => await Hub.Entities.GetEntityAsync(entity) is { LockedBy: null });
    }

    [Fact]
    public async Task Delete_OfAnEntity_ForgetsItsState()
    {
        var entity = TestHub.NewEntity();
        await Hub.SignalAsync(entity, "add", "x");
        await Hub.UntilListAsync(entity, "x");

        await Hub.SignalAsync(entity, "delete");
        await TestHub.UntilAsync(async () => await Hub.Entities.GetEntityAsync(entity) is null);

        Assert.Equal(Has(Difference.DeletedEntitiesStay), await Hub.Entities.GetEntityAsync(entity, includeStateless: true) is not null);
        await Hub.SignalAsync(entity, "add", "again");
        await Hub.UntilListAsync(entity, "again");
    }

    [Fact]
    public async Task Get_OfAnEntity_GivesStateOnRequest()
    {
        var entity = TestHub.NewEntity();
        var before = DateTime.UtcNow.AddSeconds(-1);
        await Hub.SignalAsync(entity, "add", new string('ö', 100_000));
        await TestHub.UntilAsync(async () => await Hub.Entities.GetEntityAsync(entity) is not null);

        var without = (await Hub.Entities.GetEntityAsync(entity))!.Value;
        var with = (await Hub.Entities.GetEntityAsync(entity, includeState: true))!.Value;

        Assert.Null(without.SerializedState);
        Assert.Equal(100_004, with.SerializedState!.Length);
        Assert.Equal((entity, entity), (with.EntityId, without.EntityId));
        Assert.InRange(with.LastModifiedTime, before, DateTime.UtcNow.AddSeconds(1));
        Assert.Null(await Hub.Entities.GetEntityAsync(TestHub.NewEntity(), includeState: true, includeStateless: true));
    }

    [Fact]
    public async Task Query_OfEntities_GivesThemByPrefixTimeAndPage()
    {
        var prefix = TestHub.NewId();
        EntityId[] entities = [.. Enumerable.Range(0, 3).Select(number => new EntityId(ListEntity.Name, $"{prefix}-{number}"))];
        await Task.WhenAll(entities.Select(entity => Hub.SignalAsync(entity, "add", entity.Key)));
        await Task.WhenAll(entities.Select(entity => Hub.UntilListAsync(entity, entity.Key)));
        var mine = new EntityBackendQueries.EntityQuery
        {
            InstanceIdStartsWith = $"@{ListEntity.Name}@{prefix}",
            IncludeState = true,
            PageSize = 2,
        };

        var all = await FindAsync(Hub, mine);

        Assert.Equal(entities, all.Select(entity => entity.EntityId).Order());
        Assert.All(all, entity => Assert.Equal($"[\"{entity.EntityId.Key}\"]", entity.SerializedState));
        Assert.All(await FindAsync(Hub, mine with { IncludeState = false }), entity => Assert.Null(entity.SerializedState));
        Assert.Equal(3, (await FindAsync(Hub, mine with { LastModifiedFrom = all.Min(entity => entity.LastModifiedTime) })).Count);
        Assert.Empty(await FindAsync(Hub, mine with { LastModifiedFrom = DateTime.UtcNow.AddSeconds(2) }));
        Assert.Empty(await FindAsync(Hub, mine with { LastModifiedTo = all.Min(entity => entity.LastModifiedTime).AddSeconds(-1) }));
    }

    [Fact]
    public async Task Query_OfTransientEntities_GivesThemWhenAsked()
    {
        await using var hub = await NewHubAsync();
        var (real, transient) = (TestHub.NewEntity(), TestHub.NewEntity());
        await hub.RunAsync(hub.Orchestrator(_ => Task.FromResult<object?>(null)));
        var id = await hub.StartAsync(hub.Orchestrator(async run =>
        {
            await run.CallEntityAsync<int>(real, "add", "x");
            await run.LockAsync(transient);
            run.Status = "\"locked\"";
            await run.EventAsync<string>("go");
            run.Unlock();
            return null;
        }));
        await hub.UntilAsync(id, state => state.Status == "\"locked\"");
        // Entities answer before they store their states.
        await hub.UntilListAsync(real, "x");
        await TestHub.UntilAsync(
            async () => await hub.Entities.GetEntityAsync(transient, includeStateless: true) is { LockedBy: not null });
        var query = new EntityBackendQueries.EntityQuery { InstanceIdStartsWith = "" };

        Assert.Equal([real], (await FindAsync(hub, query)).Select(entity => entity.EntityId));
        var all = await FindAsync(hub, query with { IncludeTransient = true });
        Assert.Equal(new[] { real, transient }.Order(), all.Select(entity => entity.EntityId).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Clean_AfterALocksOwnerIsGone_ReleasesIt(bool isPurged)
    {
        await using var hub = await NewHubAsync();
        var entity = TestHub.NewEntity();
        var id = await hub.StartAsync(hub.Orchestrator(async run =>
        {
            await run.LockAsync(entity);
            run.Status = "\"locked\"";
            await run.EventAsync<string>("never");
            return null;
        }));
        await hub.UntilAsync(id, state => state.Status == "\"locked\"");
        await hub.SignalAsync(entity, "add", "waiting");
        var everything = new EntityBackendQueries.CleanEntityStorageRequest { ReleaseOrphanedLocks = true, RemoveEmptyEntities = true };

        Assert.Equal(0, (await hub.Entities.CleanEntityStorageAsync(everything)).OrphanedLocksReleased);
        await hub.TerminateAsync(id);
        await hub.EndAsync(id);
        if (isPurged)
        {
            await hub.Purger.PurgeInstanceStateAsync(id);
        }

        var cleaned = await hub.Entities.CleanEntityStorageAsync(everything);

        Assert.Equal((1, null), (cleaned.OrphanedLocksReleased, cleaned.ContinuationToken));
        await hub.UntilListAsync(entity, "waiting");
    }

    [Fact]
    public async Task Clean_OfAHub_KeepsEntitiesWithState()
    {
        await using var hub = await NewHubAsync();
        var (kept, deleted) = (TestHub.NewEntity(), TestHub.NewEntity());
        await hub.SignalAsync(kept, "add", "x");
        await hub.SignalAsync(deleted, "add", "x");
        await hub.UntilListAsync(kept, "x");
        await hub.SignalAsync(deleted, "delete");
        await TestHub.UntilAsync(async () => await hub.Entities.GetEntityAsync(deleted) is null);

        var cleaned = await hub.Entities.CleanEntityStorageAsync(new() { RemoveEmptyEntities = true });

        // Here nothing is left to remove; on AzureStorage it is too early for its reorder window.
        Assert.Equal(0, cleaned.EmptyEntitiesRemoved);
        Assert.Equal(["x"], await hub.ListAsync(kept));
    }

    private static async Task<IReadOnlyList<EntityBackendQueries.EntityMetadata>> FindAsync(
        TestHub hub, EntityBackendQueries.EntityQuery query)
    {
        var found = new List<EntityBackendQueries.EntityMetadata>();
        do
        {
            var page = await hub.Entities.QueryEntitiesAsync(query, CancellationToken.None);
            found.AddRange(page.Results);
            query.ContinuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(query.ContinuationToken));
        return found;
    }
}

public sealed class AzureStorageEntityTests(AzureStorageBackend backend) : EntityContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteEntityTests(SqliteBackend backend) : EntityContract(backend), IClassFixture<SqliteBackend>;
