using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Events from clients and from orchestrations: kept, in order, once.</summary>
public abstract class ExternalEventContract(IBackend backend) : BackendContract(backend)
{
    [Fact]
    public async Task Event_BeforeItIsWaitedFor_IsKept()
    {
        var gate = new TaskCompletionSource();
        var wait = Hub.Activity(async (string text) =>
        {
            await gate.Task;
            return text;
        });
        var orchestrator = Hub.Orchestrator(async run => await run.CallAsync<string>(wait, "x") + await run.EventAsync<string>("go"));
        var id = await Hub.StartToWaitAsync(orchestrator);

        await Hub.RaiseAsync(id, "go", "y");
        gate.SetResult();

        Assert.Equal("\"xy\"", (await Hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Events_OfOneName_ComeInTheirOrder()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            var texts = new List<string>();
            for (var count = 0; count < 3; count++)
            {
                texts.Add(await run.EventAsync<string>("word"));
            }

            return string.Join(' ', texts);
        });
        var id = await Hub.StartToWaitAsync(orchestrator);

        foreach (var word in (string[])["one", "two", "three"])
        {
            await Hub.RaiseAsync(id, "word", word);
        }

        Assert.Equal("\"one two three\"", (await Hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Event_AfterACancelledWait_GoesToTheNext()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            using var cancellation = new CancellationTokenSource();
            var first = run.EventAsync<string>("go", cancellation.Token);
            await run.DelayAsync(TimeSpan.Zero);
            cancellation.Cancel();
            run.Status = "\"cancelled\"";
            return $"{first.IsCanceled} {await run.EventAsync<string>("go")}";
        });
        var id = await Hub.StartAsync(orchestrator);
        await Hub.UntilAsync(id, state => state.Status == "\"cancelled\"");

        await Hub.RaiseAsync(id, "go", "x");

        Assert.Equal("\"True x\"", (await Hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Event_OfAnotherName_WakesNobody()
    {
        var orchestrator = Hub.Orchestrator(async run => await run.EventAsync<string>("right"));
        var id = await Hub.StartToWaitAsync(orchestrator);

        await Hub.RaiseAsync(id, "wrong", "x");
        await Hub.RaiseAsync(id, "right", "y");

        var end = await Hub.EndAsync(id);
        Assert.Equal("\"y\"", end.Output);
        Assert.Equal(["wrong", "right"], (await Hub.EventsAsync(end)).OfType<EventRaisedEvent>().Select(item => item.Name));
    }

    [Fact]
    public async Task Event_WithoutOrWithALargePayload_Arrives()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            var nothing = await run.EventAsync<string?>("go");
            return $"{nothing is null} {(await run.EventAsync<string>("go")).Length}";
        });
        var id = await Hub.StartToWaitAsync(orchestrator);

        await Hub.RaiseAsync(id, "go", null);
        await Hub.RaiseAsync(id, "go", new string('é', 200_000));

        Assert.Equal("\"True 200000\"", (await Hub.EndAsync(id)).Output);
    }

    [Fact]
    public async Task Event_FromAnotherOrchestration_Arrives()
    {
        var receiver = Hub.Orchestrator(async run => await run.EventAsync<string>("greeting"));
        var sender = Hub.Orchestrator(run =>
        {
            run.Send(run.Input<string>(), "greeting", $"from {run.Id}");
            return Task.FromResult<object?>("sent");
        });
        var id = await Hub.StartToWaitAsync(receiver);

        var sent = await Hub.RunAsync(sender, id);

        Assert.Equal($"\"from {sent.OrchestrationInstance.InstanceId}\"", (await Hub.EndAsync(id)).Output);
        Assert.Equal("greeting", (await Hub.EventsAsync(sent)).OfType<EventSentEvent>().Single().Name);
    }

    [Fact]
    public async Task Event_ToItself_Arrives()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            run.Send(run.Id, "echo", "x");
            return await run.EventAsync<string>("echo");
        });

        Assert.Equal("\"x\"", (await Hub.RunAsync(orchestrator)).Output);
    }

    [Fact]
    public async Task Event_ToAFinishedRun_ChangesNothing()
    {
        var orchestrator = Hub.Orchestrator(_ => Task.FromResult<object?>("done"));
        var end = await Hub.RunAsync(orchestrator);
        var id = end.OrchestrationInstance.InstanceId;
        var history = (await Hub.EventsAsync(end)).Count;

        await Hub.RaiseAsync(id, "late", "x");
        await RoundTripAsync();

        var after = (await Hub.StateAsync(id))!;
        Assert.Equal(
            (end.OrchestrationStatus, end.Output, end.LastUpdatedTime), (after.OrchestrationStatus, after.Output, after.LastUpdatedTime));
        Assert.Equal(history, (await Hub.EventsAsync(after)).Count);
    }

    [Fact]
    public async Task Event_ToAnUnknownId_CreatesNothing()
    {
        var id = TestHub.NewId();

        await Hub.RaiseAsync(id, "early", "x");
        await RoundTripAsync();

        Assert.Null(await Hub.StateAsync(id));
    }

    /// <summary>After it, whatever was sent before has been looked at.</summary>
    private Task RoundTripAsync()
    {
        var echo = Hub.Activity((string text) => text);
        return Hub.RunAsync(Hub.Orchestrator(async run => await run.CallAsync<string>(echo, "x")));
    }
}

public sealed class AzureStorageExternalEventTests(AzureStorageBackend backend)
    : ExternalEventContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteExternalEventTests(SqliteBackend backend) : ExternalEventContract(backend), IClassFixture<SqliteBackend>;
