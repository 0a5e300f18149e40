using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class EntityClientTests
{
    private static readonly EntityInstanceId Id = new("counter", "k");

    [Fact]
    public async Task Signal_ByAllOverloads_ReachesTheEntity()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        var client = engine.Client.Entities;
        SignalEntityOptions at = engine.Time.GetUtcNow();

        await client.SignalEntityAsync(Id, "Add", 1, null, CancellationToken.None);
        await client.SignalEntityAsync(Id, "Total", CancellationToken.None);
        await client.SignalEntityAsync(Id, "Add", (object?)2, at);
        await client.SignalEntityAsync(Id, "Total", at, CancellationToken.None);
        await UntilAsync(engine, 3);

        Assert.Equal("default", client.Name);
        Assert.Equal(at.SignalTime, engine.Time.GetUtcNow());
    }

    [Fact]
    public async Task Get_Untyped_CarriesTheSerializedState()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        await engine.Client.Entities.SignalEntityAsync(Id, "Add", 4);
        await UntilAsync(engine, 4);

        var bare = await engine.Client.Entities.GetEntityAsync(Id, includeState: false);
        var full = await engine.Client.Entities.GetEntityAsync(Id, CancellationToken.None);
        var typed = await engine.Client.Entities.GetEntityAsync<CounterState>(Id, CancellationToken.None);

        Assert.Equal((false, Id), (bare!.IncludesState, bare.Id));
        Assert.Throws<InvalidOperationException>(() => bare.State);
        Assert.Equal(4, full!.State!.ReadAs<CounterState>()!.Total);
        Assert.Equal(4, typed!.State!.Total);
    }

    [Fact]
    public async Task List_ByTimeAndPage_GivesTheEntitiesBetween()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        foreach (var key in new[] { "a", "b", "c" })
        {
            engine.Time.Advance(TimeSpan.FromMinutes(1));
            await engine.Client.Entities.SignalEntityAsync(new EntityInstanceId("counter", key), "Add", 1);
            await UntilAsync(engine, 1, key);
        }

        var query = new EntityQuery
        {
            InstanceIdStartsWith = "@counter@",
            LastModifiedFrom = engine.Time.GetUtcNow().AddMinutes(-1),
            LastModifiedTo = engine.Time.GetUtcNow(),
            IncludeTransient = true,
            PageSize = 1,
        };
        var pages = new List<Page<EntityMetadata>>();
        await foreach (var page in engine.Client.Entities.GetAllEntitiesAsync(query).AsPages()) pages.Add(page);
        var rest = new List<string>();
        await foreach (var entity in engine.Client.Entities.GetAllEntitiesAsync<CounterState>(query with { ContinuationToken = pages[0].ContinuationToken }))
        {
            rest.Add(entity.Id.Key);
        }

        Assert.Equal(["b", "c"], pages.SelectMany(page => page.Values).Select(entity => entity.Id.Key));
        Assert.Equal(["c"], rest);
    }

    [Fact]
    public async Task Clean_AfterItsOwnerWasPurged_ReleasesTheLock()
    {
        using var folder = new TempFolder();
        var functions = Functions().Orchestrator("Hold", async context =>
        {
            await using var held = await context.Entities.LockEntitiesAsync(Id);
            await context.WaitForExternalEvent<string>("Go");
            return 1;
        });
        await using var engine = new TestEngine(folder, functions);
        await engine.StartAsync("Hold", id: "h");
        while (engine.Store.ReadEntity(Id.ToString())?.LockedBy is null) await Task.Yield();

        var request = CleanEntityStorageRequest.Default with { ContinuationToken = null };
        var none = await engine.Client.Entities.CleanEntityStorageAsync(request with { ReleaseOrphanedLocks = false });
        var held = await engine.Client.Entities.CleanEntityStorageAsync(request);

        Assert.True(request.RemoveEmptyEntities && request.ReleaseOrphanedLocks);
        Assert.Equal((0, 0, 0, null), (none.OrphanedLocksReleased, held.OrphanedLocksReleased, held.EmptyEntitiesRemoved, held.ContinuationToken));
        Assert.Equal("h", engine.Store.ReadEntity(Id.ToString())!.LockedBy);
    }

    [Fact]
    public void Metadata_OfAHandMadeClient_KeepsItsState()
    {
        var data = new SerializedData("5");

        Assert.Equal((5, "5"), (data.ReadAs<int>(), new EntityMetadata(Id, data).State!.Value));
        Assert.Equal((true, false), (new EntityMetadata<string>(Id, "x").IncludesState, new EntityMetadata<string>(Id).IncludesState));
        Assert.IsType<Microsoft.DurableTask.Converters.JsonDataConverter>(data.Converter, exactMatch: false);
        Assert.Equal(Id, EntityInstanceId.FromString("@counter@k"));
        Assert.Throws<ArgumentException>(() => EntityInstanceId.FromString("counter"));
    }

    private static TestFunctions Functions() => new TestFunctions().Entity("counter", () => new CounterEntity());

    private static async Task UntilAsync(TestEngine engine, int total, string key = "k")
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await engine.Client.Entities.GetEntityAsync<CounterState>(new EntityInstanceId("counter", key)))?.State?.Total != total)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
