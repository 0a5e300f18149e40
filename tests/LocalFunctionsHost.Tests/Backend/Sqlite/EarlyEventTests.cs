using DurableTask.Core;

namespace LocalFunctionsHost.Tests.Backend.Sqlite;

/// <summary>
/// What is sent to a run before its first turn has ended is kept for it. AzureStorage may lose it: it drops a message for which it finds no
/// history.
/// </summary>
public sealed class EarlyEventTests(SqliteBackend backend) : BackendContract(backend), IClassFixture<SqliteBackend>
{
    [Fact]
    public async Task ContinueAsNew_WhileEventsCome_LosesNone()
    {
        var orchestrator = Hub.Orchestrator(async run =>
        {
            var taken = run.Input<string>() + await run.EventAsync<string>("letter");
            if (taken.Length == 8)
            {
                return taken;
            }

            run.ContinueAsNew(taken);
            return "";
        });
        var id = await Hub.StartAsync(orchestrator, "");

        await Task.WhenAll("abcdefgh".Select(letter => Hub.RaiseAsync(id, "letter", $"{letter}")));

        var end = await Hub.UntilAsync(id, OrchestrationStatus.Completed);
        Assert.Equal("abcdefgh", string.Concat(end.Output.Trim('"').Order()));
    }

    [Fact]
    public async Task Event_RightAfterTheStart_IsNotLost()
    {
        var orchestrator = Hub.Orchestrator(async run => await run.EventAsync<string>("go"));
        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(async number =>
        {
            var id = await Hub.StartAsync(orchestrator);
            await Hub.RaiseAsync(id, "go", $"{number}");
            return id;
        }));

        var ends = await Task.WhenAll(ids.Select(Hub.EndAsync));

        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"\"{number}\""), ends.Select(end => end.Output));
    }

    [Fact]
    public async Task Event_ToARunThatHasNotStarted_IsKeptForIt()
    {
        var orchestrator = Hub.Orchestrator(async run => await run.EventAsync<string>("go"));
        var instance = await Hub.Client.CreateScheduledOrchestrationInstanceAsync(
            orchestrator, "", TestHub.NewId(), null, DateTime.UtcNow.AddSeconds(1));

        await Hub.RaiseAsync(instance.InstanceId, "go", "x");

        Assert.Equal("\"x\"", (await Hub.EndAsync(instance.InstanceId)).Output);
    }

    [Fact]
    public async Task Start_WithAnEvent_DeliversIt()
    {
        var orchestrator = Hub.Orchestrator(async run => await run.EventAsync<string>("go"));

        var instance = await Hub.Client.CreateOrchestrationInstanceWithRaisedEventAsync(orchestrator, "", TestHub.NewId(), null, "go", "x");

        Assert.Equal("\"x\"", (await Hub.EndAsync(instance.InstanceId)).Output);
    }
}
