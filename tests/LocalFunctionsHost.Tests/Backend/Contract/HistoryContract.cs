using DurableTask.Core;
using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>The stored history: every kind of event, in order, with all that it carries.</summary>
public abstract class HistoryContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task History_OfARunOfEverything_HasEachEventInOrder()
    {
        var works = Hub.Activity((string text) => $"{text}!");
        var fails = Hub.Activity(string (string _) => throw new InvalidOperationException("on purpose"));
        var child = Hub.Orchestrator(run =>
            run.Input<bool>() ? Task.FromResult<object?>("child") : throw new TimeoutException("child's fault"));
        var orchestrator = Hub.Orchestrator(async run =>
        {
            await run.CallAsync<string>(works, "in");
            await Quietly(run.CallAsync<string>(fails, "in"));
            await run.ChildAsync<string>(child, $"{run.Id}-good", true);
            await Quietly(run.ChildAsync<string>(child, $"{run.Id}-bad", false));
            await run.DelayAsync(TimeSpan.Zero);
            run.Send(run.Id, "note", "text");
            await run.EventAsync<string>("note");
            return "out";
        });

        var end = await Hub.RunAsync(orchestrator, "in");

        var events = await Hub.EventsAsync(end);
        EventType[] turns = [EventType.OrchestratorStarted, EventType.OrchestratorCompleted];
        Assert.Equal(
            [
                EventType.ExecutionStarted, EventType.TaskScheduled, EventType.TaskCompleted, EventType.TaskScheduled, EventType.TaskFailed,
                EventType.SubOrchestrationInstanceCreated, EventType.SubOrchestrationInstanceCompleted,
                EventType.SubOrchestrationInstanceCreated, EventType.SubOrchestrationInstanceFailed,
                EventType.TimerCreated, EventType.TimerFired, EventType.EventSent, EventType.EventRaised, EventType.ExecutionCompleted,
            ],
            events.Select(item => item.EventType).Where(kind => !turns.Contains(kind)));
        Assert.Equal(EventType.OrchestratorStarted, events[0].EventType);
        Assert.Equal(EventType.OrchestratorCompleted, events[^1].EventType);
        Assert.Equal(Enumerable.Range(0, 6), events.Where(IsDecision).Select(item => item.EventId));

        var id = end.OrchestrationInstance.InstanceId;
        Assert.Equal((orchestrator, "\"in\""), (Only<ExecutionStartedEvent>(events).Name, Only<ExecutionStartedEvent>(events).Input));
        Assert.Equal([works, fails], events.OfType<TaskScheduledEvent>().Select(item => item.Name));
        Assert.Equal((0, "\"in!\""), (Only<TaskCompletedEvent>(events).TaskScheduledId, Only<TaskCompletedEvent>(events).Result));
        Assert.Equal(
            (1, "on purpose"), (Only<TaskFailedEvent>(events).TaskScheduledId, Only<TaskFailedEvent>(events).FailureDetails!.ErrorMessage));
        Assert.Equal([$"{id}-good", $"{id}-bad"], events.OfType<SubOrchestrationInstanceCreatedEvent>().Select(item => item.InstanceId));
        var completed = Only<SubOrchestrationInstanceCompletedEvent>(events);
        Assert.Equal((2, "\"child\""), (completed.TaskScheduledId, completed.Result));
        var failed = Only<SubOrchestrationInstanceFailedEvent>(events);
        Assert.Equal((3, "child's fault"), (failed.TaskScheduledId, failed.FailureDetails!.ErrorMessage));
        Assert.Equal(
            (4, Only<TimerCreatedEvent>(events).FireAt), (Only<TimerFiredEvent>(events).TimerId, Only<TimerFiredEvent>(events).FireAt));
        Assert.Equal(("note", id), (Only<EventSentEvent>(events).Name, Only<EventSentEvent>(events).InstanceId));
        Assert.Equal(("note", "\"text\""), (Only<EventRaisedEvent>(events).Name, Only<EventRaisedEvent>(events).Input));
        var end2 = Only<ExecutionCompletedEvent>(events);
        Assert.Equal((OrchestrationStatus.Completed, "\"out\""), (end2.OrchestrationStatus, end2.Result));
    }

    [Fact]
    public async Task History_OfARunUnderWay_ShowsWhatIsOpen()
    {
        var gate = new TaskCompletionSource();
        var wait = Hub.Activity(async (string text) =>
        {
            await gate.Task;
            return text;
        });
        var id = await Hub.StartAsync(Hub.Orchestrator(async run => await run.CallAsync<string>(wait, "x")));
        var running = await Hub.UntilAsync(id, OrchestrationStatus.Running);
        await TestHub.UntilAsync(async () => (await Hub.EventsAsync(running)).OfType<TaskScheduledEvent>().Any());

        Assert.DoesNotContain(await Hub.EventsAsync(running), item => item is TaskCompletedEvent or ExecutionCompletedEvent);
        gate.SetResult();
        await Hub.EndAsync(id);
    }

    [Fact]
    public async Task History_OfAnUnknownId_IsEmpty() =>
        Assert.Empty(HistoryReader.Read(await Hub.Store.GetOrchestrationHistoryAsync(TestHub.NewId(), null)));

    [Fact]
    public async Task History_OfALongRun_IsWhole()
    {
        var echo = Hub.Activity((int value) => value);
        var orchestrator = Hub.Orchestrator(async run =>
        {
            for (var round = 0; round < 4; round++)
            {
                await Task.WhenAll(Enumerable.Range(0, 10).Select(value => run.CallAsync<int>(echo, value)));
            }

            return null;
        });

        var end = await Hub.RunAsync(orchestrator);

        var events = await Hub.EventsAsync(end);
        Assert.Equal(Enumerable.Range(0, 40), events.OfType<TaskScheduledEvent>().Select(item => item.EventId));
        Assert.Equal(Enumerable.Range(0, 40), events.OfType<TaskCompletedEvent>().Select(item => item.TaskScheduledId).Order());
    }

    private static bool IsDecision(HistoryEvent item) => item is
        TaskScheduledEvent or SubOrchestrationInstanceCreatedEvent or TimerCreatedEvent or EventSentEvent;

    private static T Only<T>(IEnumerable<HistoryEvent> events) => Assert.Single(events.OfType<T>());

    private static async Task Quietly(Task task) => await task.ContinueWith(_ => { }, TaskContinuationOptions.ExecuteSynchronously);
}

public sealed class AzureStorageHistoryTests(AzureStorageBackend backend) : HistoryContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteHistoryTests(SqliteBackend backend) : HistoryContract(backend), IClassFixture<SqliteBackend>;
