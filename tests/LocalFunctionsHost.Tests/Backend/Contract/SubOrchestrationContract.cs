using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Orchestrations that start others and wait for them.</summary>
public abstract class SubOrchestrationContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task Child_WithAnId_KnowsItsParentAndGivesItsResult()
    {
        var child = Hub.Orchestrator(run => Task.FromResult<object?>($"child of {run.Input<string>()}"));
        var parent = Hub.Orchestrator(async run => await run.ChildAsync<string>(child, $"{run.Id}-child", "x"));

        var end = await Hub.RunAsync(parent);

        Assert.Equal("\"child of x\"", end.Output);
        var id = end.OrchestrationInstance.InstanceId;
        var started = (await Hub.EventsAsync((await Hub.StateAsync($"{id}-child"))!)).OfType<ExecutionStartedEvent>().Single();
        Assert.Equal(id, started.ParentInstance.OrchestrationInstance.InstanceId);
        Assert.Equal(parent, started.ParentInstance.Name);
    }

    [Fact]
    public async Task Child_WithoutId_GetsOneOfItsParentsExecution()
    {
        var child = Hub.Orchestrator(run => Task.FromResult<object?>(run.Id));
        var parent = Hub.Orchestrator(async run => await run.ChildAsync<string>(child));

        var end = await Hub.RunAsync(parent);

        Assert.Equal($"\"{end.OrchestrationInstance.ExecutionId}:0\"", end.Output);
    }

    [Fact]
    public async Task Children_FannedOutAndNested_GiveTheirResultsInOrder()
    {
        var leaf = Hub.Orchestrator(run => Task.FromResult<object?>(run.Input<int>() * 2));
        var branch = Hub.Orchestrator(async run => await run.ChildAsync<int>(leaf, null, run.Input<int>()) + 1);
        var root = Hub.Orchestrator(async run =>
            await Task.WhenAll(Enumerable.Range(0, 5).Select(number => run.ChildAsync<int>(branch, null, number))));

        Assert.Equal("[1,3,5,7,9]", (await Hub.RunAsync(root)).Output);
    }

    [Fact]
    public async Task Child_ThatFails_FailsTheCallWithItsDetails()
    {
        var child = Hub.Orchestrator(_ => throw new InvalidOperationException("child's fault", new TimeoutException("cause")));
        var parent = Hub.Orchestrator(async run =>
        {
            try
            {
                return await run.ChildAsync<string>(child);
            }
            catch (SubOrchestrationFailedException failure)
            {
                var details = failure.FailureDetails!;
                return $"{details.ErrorType} {details.ErrorMessage} {details.InnerFailure?.ErrorMessage}";
            }
        });

        Assert.Equal("\"System.InvalidOperationException child's fault cause\"", (await Hub.RunAsync(parent)).Output);
    }

    [Fact]
    public async Task Child_RetriedAfterAFailure_RunsAgain()
    {
        var attempts = 0;
        var child = Hub.Orchestrator(run => Interlocked.Increment(ref attempts) < 2
            ? throw new InvalidOperationException("again")
            : Task.FromResult<object?>("at last"));
        var parent = Hub.Orchestrator(async run => await run.Inner.CreateSubOrchestrationInstanceWithRetry<string>(
            child, "", new RetryOptions(TimeSpan.FromMilliseconds(1), 3), null));

        Assert.Equal("\"at last\"", (await Hub.RunAsync(parent)).Output);
    }

    [Fact]
    public async Task Child_ThatIsTerminated_FailsTheCall()
    {
        var child = Hub.Orchestrator(async run => await run.EventAsync<string>("never"));
        var parent = Hub.Orchestrator(async run =>
        {
            try
            {
                return await run.ChildAsync<string>(child, $"{run.Id}-child");
            }
            catch (SubOrchestrationFailedException)
            {
                return "failed";
            }
        });
        var id = await Hub.StartAsync(parent);
        await Hub.UntilAsync($"{id}-child", OrchestrationStatus.Running);

        await Hub.TerminateAsync($"{id}-child", "enough");

        Assert.Equal("\"failed\"", (await Hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Child_WithTagsAndVersion_HasThem()
    {
        var child = Hub.Orchestrator(run => Task.FromResult<object?>(run.Inner.Version));
        var tags = new Dictionary<string, string> { ["edition"] = "evening" };
        var parent = Hub.Orchestrator(async run =>
            await run.Inner.CreateSubOrchestrationInstance<string>(child, "1.2", $"{run.Id}-child", null, tags));

        var end = await Hub.RunAsync(parent);

        Assert.Equal("\"1.2\"", end.Output);
        var state = (await Hub.StateAsync($"{end.OrchestrationInstance.InstanceId}-child"))!;
        Assert.Equal("1.2", state.Version);
        Assert.Equal("evening", state.Tags["edition"]);
    }

    [Fact]
    public async Task Child_NobodyWaitsFor_RunsOnItsOwn()
    {
        var child = Hub.Orchestrator(run => Task.FromResult<object?>(run.Input<string>()));
        var tags = new Dictionary<string, string> { [OrchestrationTags.FireAndForget] = "" };
        var parent = Hub.Orchestrator(async run =>
        {
            await run.Inner.CreateSubOrchestrationInstance<string>(child, "", $"{run.Id}-child", "alone", tags);
            return "gone ahead";
        });

        var end = await Hub.RunAsync(parent);

        Assert.Equal("\"gone ahead\"", end.Output);
        Assert.Equal("\"alone\"", (await Hub.EndAsync($"{end.OrchestrationInstance.InstanceId}-child")).Output);
    }

    [Fact]
    public async Task Child_WhoseIdIsFinished_RunsAgain()
    {
        var child = Hub.Orchestrator(run => Task.FromResult<object?>(run.Input<string>()));
        var id = TestHub.NewId();
        await Hub.RunAsync(child, "before", id);
        var parent = Hub.Orchestrator(async run => await run.ChildAsync<string>(child, id, "again"));

        Assert.Equal("\"again\"", (await Hub.RunAsync(parent)).Output);
        Assert.Equal("\"again\"", (await Hub.StateAsync(id))!.Output);
    }

    [Fact]
    public async Task Child_WhoseIdIsRunning_EndsItsParentAllTheSame()
    {
        var child = Hub.Orchestrator(async run => await run.EventAsync<string>("go"));
        var id = await Hub.StartToWaitAsync(child);
        var parent = Hub.Orchestrator(async run =>
        {
            try
            {
                return await run.ChildAsync<string>(child, id);
            }
            catch (SubOrchestrationFailedException)
            {
                return "refused";
            }
        });

        var started = await Hub.StartAsync(parent);
        await Hub.UntilAsync(started, state => state.OrchestrationStatus != OrchestrationStatus.Pending);
        if (!Has(Difference.ChildOfARunningIdIsRefused))
        {
            await Hub.RaiseAsync(id, "go", "x");
        }

        Assert.Equal(Has(Difference.ChildOfARunningIdIsRefused) ? "\"refused\"" : "\"x\"", (await Hub.EndAsync(started)).Output);
        await Hub.TerminateAsync(id);
    }
}

public sealed class AzureStorageSubOrchestrationTests(AzureStorageBackend backend)
    : SubOrchestrationContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteSubOrchestrationTests(SqliteBackend backend) : SubOrchestrationContract(backend), IClassFixture<SqliteBackend>;
