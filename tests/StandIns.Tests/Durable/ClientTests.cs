using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Internal;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

/// <summary>What the client reads, lists and forgets.</summary>
public sealed class ClientTests
{
    private static readonly OrchestrationRuntimeStatus[] Completed = [OrchestrationRuntimeStatus.Completed];

    [Fact]
    public async Task Start_WithTagsVersionAndTime_KeepsThemAndWaits()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        var options = new StartOrchestrationOptions("later", engine.Time.GetUtcNow().AddHours(1))
        {
            Tags = new Dictionary<string, string> { ["team"] = "news" },
            Version = "2.0",
        };
        var twin = new StartOrchestrationOptions(options);
        Assert.Equal((options.StartAt, options.Version!.Value.Version), (twin.StartAt, twin.Version!.Value.Version));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Version", null, twin, CancellationToken.None);
        var pending = await engine.Client.GetInstanceAsync("later", CancellationToken.None);

        await engine.PassTimerAsync(TimeSpan.FromHours(1));
        var run = await engine.EndAsync("later");

        Assert.Equal(OrchestrationRuntimeStatus.Pending, pending!.RuntimeStatus);
        Assert.Equal("news", run.Tags["team"]);
        Assert.Equal("2.0", run.ReadOutputAs<string>());
        Assert.NotNull(run.DataConverter);
    }

    [Fact]
    public async Task Start_ByAllOverloads_StartsTheSame()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        IOrchestrationSubmitter submitter = engine.Client;

        string[] ids =
        [
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("Echo", CancellationToken.None),
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("Echo", (object?)null, CancellationToken.None),
            await submitter.ScheduleNewOrchestrationInstanceAsync("Echo"),
        ];

        foreach (var id in ids) Assert.Null((await engine.EndAsync(id)).SerializedOutput);
    }

    [Fact]
    public async Task Start_RefusedByItsDedupeStatuses_LeavesTheOldRun()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        await engine.RunAsync("Echo", "first", "e");
        var options = new StartOrchestrationOptions("e").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);

        await Assert.ThrowsAsync<Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine.InstanceExistsException>(
            () => engine.Client.ScheduleNewOrchestrationInstanceAsync("Echo", "second", options));

        Assert.Equal(["Completed"], options.DedupeStatuses!);
        Assert.Equal("first", (await engine.EndAsync("e")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task List_ByTimeAndPage_GivesTheRunsBetween()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        foreach (var id in new[] { "a", "b", "c" })
        {
            await engine.RunAsync("Echo", id, id);
            engine.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var from = engine.Time.GetUtcNow().AddMinutes(-2);
        var query = new OrchestrationQuery { CreatedFrom = from, CreatedTo = engine.Time.GetUtcNow(), Statuses = Completed, TaskHubNames = ["any"], PageSize = 1 };
        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (var page in engine.Client.GetAllInstancesAsync(query).AsPages()) pages.Add(page);
        var rest = await FirstAsync(engine.Client.GetAllInstancesAsync(query with { ContinuationToken = pages[0].ContinuationToken }));

        Assert.Equal(["b", "c"], pages.SelectMany(page => page.Values).Select(run => run.InstanceId));
        Assert.Equal("c", rest.InstanceId);
    }

    [Fact]
    public async Task ListIds_ByTimeOfTheEnd_PagesByTheLastKey()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        foreach (var id in new[] { "a", "b", "c" })
        {
            engine.Time.Advance(TimeSpan.FromMinutes(1));
            await engine.RunAsync("Echo", id, id);
        }

        var first = await engine.Client.ListInstanceIdsAsync(Completed, engine.Time.GetUtcNow().AddMinutes(-1), engine.Time.GetUtcNow(), pageSize: 1);
        var second = await engine.Client.ListInstanceIdsAsync(Completed, null, null, 10, first.ContinuationToken);

        Assert.Equal(["b"], first.Values);
        Assert.Equal(["c"], second.Values);
    }

    [Fact]
    public async Task Purge_ByFilter_ForgetsFinishedRunsOfThoseStatusesAndTimes()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        var begun = engine.Time.GetUtcNow();
        await engine.RunAsync("Echo", "x", "old");
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        await engine.RunAsync("Echo", "x", "new");
        await engine.RunAsync("Gone", "x", "failed");

        var filter = new PurgeInstancesFilter(begun, begun.AddSeconds(1), Completed) { Timeout = TimeSpan.FromMinutes(1) };
        var byFilter = await engine.Client.PurgeAllInstancesAsync(filter, CancellationToken.None);
        var byTime = await engine.Client.PurgeInstancesAsync(begun, begun);
        var byStatus = await engine.Client.PurgeInstancesAsync(begun, null, Completed);
        var byOptions = await engine.Client.PurgeInstancesAsync(begun, null, new PurgeInstanceOptions(Recursive: true));
        var byAll = await engine.Client.PurgeInstancesAsync(begun, null, Completed, new PurgeInstanceOptions { Recursive = true });

        Assert.Equal((begun, begun.AddSeconds(1), Completed), (filter.CreatedFrom, filter.CreatedTo, filter.Statuses));
        Assert.Equal([1, 0, 1, 1, 0], new[] { byFilter, byTime, byStatus, byOptions, byAll }.Select(result => result.PurgedInstanceCount));
        Assert.True(byFilter.IsComplete);
    }

    [Fact]
    public async Task Purge_OutOfTime_SaysThatItIsNotComplete()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        await engine.RunAsync("Echo", "x", "e");

        var result = await engine.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter { Timeout = TimeSpan.Zero });

        Assert.Equal((0, false), (result.PurgedInstanceCount, result.IsComplete));
    }

    [Fact]
    public async Task Purge_Recursive_ForgetsTheChildren()
    {
        using var folder = new TempFolder();
        var functions = Functions().Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>(
            "Echo", "x", new SubOrchestrationOptions(instanceId: "child")));
        await using var engine = new TestEngine(folder, functions);
        await engine.RunAsync("Parent", id: "parent");

        var result = await engine.Client.PurgeInstanceAsync("parent", new PurgeInstanceOptions(Recursive: true));

        Assert.Equal(2, result.PurgedInstanceCount);
        Assert.Null(await engine.Client.GetInstanceAsync("child"));
    }

    [Fact]
    public async Task Terminate_WithOptions_GivesTheOutput()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        foreach (var id in new[] { "a", "b" })
        {
            await engine.StartAsync("Wait", id: id);
            await engine.StatusAsync(id, OrchestrationRuntimeStatus.Running);
        }

        await engine.Client.TerminateInstanceAsync("a", new TerminateInstanceOptions { Output = "enough", Recursive = true });
        await engine.Client.TerminateInstanceAsync("b", CancellationToken.None);

        Assert.Equal("enough", (await engine.EndAsync("a")).ReadOutputAs<string>());
        Assert.Null((await engine.EndAsync("b")).SerializedOutput);
    }

    [Fact]
    public async Task ReadOutput_OfARunReadWithoutPayloads_Throws()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Functions());
        await engine.RunAsync("Echo", "x", "e");

        var bare = await engine.Client.GetInstancesAsync("e", getInputsAndOutputs: false, CancellationToken.None);
        var made = new OrchestrationMetadata("Echo", "e") { SerializedOutput = "5", DataConverter = JsonDataConverter.Default };

        Assert.Throws<InvalidOperationException>(() => bare!.ReadOutputAs<string>());
        Assert.Equal(5, made.ReadOutputAs<int>());
        Assert.Equal("default", engine.Client.Name);
    }

    [Fact]
    public void PurgeResult_OfAHandMadeClient_KeepsItsCount()
    {
        Assert.Equal((3, null), (new PurgeResult(3).PurgedInstanceCount, new PurgeResult(3).IsComplete));
        Assert.Equal(true, new PurgeResult(3, isComplete: true).IsComplete);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PurgeResult(-1));
    }

    private static TestFunctions Functions() => new TestFunctions()
        .Orchestrator("Echo", context => Task.FromResult<object?>(context.GetInput<string>()))
        .Orchestrator("Version", context => Task.FromResult<object?>(context.Version))
        .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("Go"));

    private static async Task<OrchestrationMetadata> FirstAsync(IAsyncEnumerable<OrchestrationMetadata> runs)
    {
        await foreach (var run in runs) return run;
        throw new InvalidOperationException("There is none.");
    }
}
