using DurableTask.Core;
using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Orchestrations that start over under their id.</summary>
public abstract class ContinueAsNewContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task ContinueAsNew_SeveralTimes_EndsInAnExecutionOfItsOwn()
    {
        var echo = Hub.Activity((int value) => value);
        var orchestrator = Hub.Orchestrator(async run =>
        {
            var generation = await run.CallAsync<int>(echo, run.Input<int>());
            if (generation < 3)
            {
                run.ContinueAsNew(generation + 1);
            }

            return generation;
        });
        var first = await Hub.Client.CreateOrchestrationInstanceAsync(orchestrator, "", TestHub.NewId(), 0);

        var end = await Hub.UntilAsync(first.InstanceId, OrchestrationStatus.Completed);

        Assert.Equal(("3", "3"), (end.Input, end.Output));
        Assert.NotEqual(first.ExecutionId, end.OrchestrationInstance.ExecutionId);
        var events = await Hub.EventsAsync(end);
        Assert.Single(events.OfType<ExecutionStartedEvent>());
        Assert.Single(events.OfType<TaskCompletedEvent>());
    }

    [Fact]
    public async Task ContinueAsNew_AtOnce_NeedsNoMessages()
    {
        var orchestrator = Hub.Orchestrator(run =>
        {
            if (run.Input<int>() < 5)
            {
                run.ContinueAsNew(run.Input<int>() + 1);
            }

            return Task.FromResult<object?>(run.Input<int>());
        });
        var id = await Hub.StartAsync(orchestrator, 0);

        Assert.Equal("5", (await Hub.UntilAsync(id, OrchestrationStatus.Completed)).Output);
    }

    [Fact]
    public async Task ContinueAsNew_WithEventsNobodyTook_HasThemAfterwards()
    {
        const string Letters = "abcdefghijklmnopqrstuvwx";
        var orchestrator = Hub.Orchestrator(async run =>
        {
            if (run.Input<int>() == 0)
            {
                await run.EventAsync<string>("start over");
                run.ContinueAsNew(1);
                return "";
            }

            var letters = "";
            while (letters.Length < Letters.Length)
            {
                letters += await run.EventAsync<string>("kept");
            }

            return letters;
        });
        var id = await Hub.StartToWaitAsync(orchestrator, 0);

        foreach (var letter in Letters)
        {
            await Hub.RaiseAsync(id, "kept", letter);
        }

        await Hub.RaiseAsync(id, "start over", "");

        var kept = (await Hub.UntilAsync(id, OrchestrationStatus.Completed)).Output.Trim('"');
        Assert.Equal(Letters, Has(Difference.MessagesOfATurnComeInAnyOrder) ? string.Concat(kept.Order()) : kept);
    }

    [Fact]
    public async Task ContinueAsNew_OfAChild_AnswersItsParentAtTheEnd()
    {
        var child = Hub.Orchestrator(run =>
        {
            if (run.Input<int>() < 2)
            {
                run.ContinueAsNew(run.Input<int>() + 1);
            }

            return Task.FromResult<object?>($"generation {run.Input<int>()}");
        });
        var parent = Hub.Orchestrator(async run => await run.ChildAsync<string>(child, null, 0));

        Assert.Equal("\"generation 2\"", (await Hub.RunAsync(parent)).Output);
    }

    [Fact]
    public async Task ContinueAsNew_WithTagsAndAnotherVersion_KeepsTheTagsAndHasTheVersion()
    {
        var orchestrator = Hub.Orchestrator(run =>
        {
            if (run.Inner.Version == "1")
            {
                run.ContinueAsNew(null, version: "2");
            }

            return Task.FromResult<object?>(run.Inner.Version);
        });
        var tags = new Dictionary<string, string> { ["edition"] = "morning" };
        var instance = await Hub.Client.CreateOrchestrationInstanceAsync(orchestrator, "1", TestHub.NewId(), null, tags);

        var end = await Hub.UntilAsync(instance.InstanceId, OrchestrationStatus.Completed);

        Assert.Equal(("\"2\"", "2"), (end.Output, end.Version));
        Assert.Equal("morning", end.Tags["edition"]);
    }

    [Fact]
    public async Task ContinueAsNew_WithATimerBehind_DoesNotFireItInTheNextExecution()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            if (run.Input<int>() == 0)
            {
                using var cancellation = new CancellationTokenSource();
                _ = run.DelayAsync(TimeSpan.FromMilliseconds(1100), cancellation.Token);
                cancellation.Cancel();
                run.ContinueAsNew(1);
                return "";
            }

            await run.DelayAsync(TimeSpan.FromMilliseconds(2600));
            return "waited";
        });
        var id = await Hub.StartAsync(orchestrator, 0);

        var end = await Hub.UntilAsync(id, OrchestrationStatus.Completed);

        var events = await Hub.EventsAsync(end);
        Assert.Single(events.OfType<TimerFiredEvent>());
        var earliest = events.OfType<TimerCreatedEvent>().Single().FireAt.AddSeconds(-1);
        Assert.True(events.OfType<OrchestratorStartedEvent>().Last().Timestamp >= earliest, $"It came before {earliest:O}.");
    }

    [Fact]
    public async Task ContinueAsNew_WithActivitiesInTheSameTurn_RunsThem()
    {
        var done = new TaskCompletionSource<string>();
        var tell = Hub.Activity((string text) => done.TrySetResult(text));
        var tags = new Dictionary<string, string> { [OrchestrationTags.FireAndForget] = "" };
        var child = Hub.Orchestrator(async run => await run.CallAsync<bool>(tell, "told"));
        var orchestrator = Hub.Orchestrator(run =>
        {
            if (run.Input<int>() == 0)
            {
                _ = run.Inner.CreateSubOrchestrationInstance<string>(child, "", $"{run.Id}-child", null, tags);
                run.ContinueAsNew(1);
            }

            return Task.FromResult<object?>(run.Input<int>());
        });

        var id = await Hub.StartAsync(orchestrator, 0);

        Assert.Equal("1", (await Hub.UntilAsync(id, OrchestrationStatus.Completed)).Output);
        Assert.Equal("told", await done.Task.WaitAsync(TestHub.Patience));
    }
}

public sealed class AzureStorageContinueAsNewTests(AzureStorageBackend backend)
    : ContinueAsNewContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteContinueAsNewTests(SqliteBackend backend) : ContinueAsNewContract(backend), IClassFixture<SqliteBackend>;
