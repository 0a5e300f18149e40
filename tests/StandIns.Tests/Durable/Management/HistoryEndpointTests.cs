using System.Text.Json;

namespace StandIns.Tests.Durable.Management;

public sealed class HistoryEndpointTests
{
    [Fact]
    public async Task History_WithoutInputs_LeavesThePropertyOut()
    {
        await using var api = await ManagementApi.StartAsync();
        await api.StartAsync("ManagedBroken", "b", "Failed", "{\"a\": 1}");

        var shown = await api.HistoryAsync("b");
        var hidden = await api.HistoryAsync("b", "&showInput=false");

        Assert.Equal("{\"a\": 1}", shown[0].GetProperty("Input").GetString());
        Assert.Equal(JsonValueKind.Null, shown[1].GetProperty("Input").ValueKind);
        Assert.All(hidden, item => Assert.False(item.TryGetProperty("Input", out _)));
    }

    [Fact]
    public async Task History_OfAFailedActivity_NamesTheFunctionAndTheFailure()
    {
        await using var api = await ManagementApi.StartAsync();
        await api.StartAsync("ManagedBroken", "b", "Failed");

        var failed = Assert.Single(await api.HistoryAsync("b"), item => Type(item) == "TaskFailed");

        Assert.Equal("Function 'ManagedFail' failed with an unhandled exception.", failed.GetProperty("Reason").GetString());
        Assert.Equal(JsonValueKind.Null, failed.GetProperty("Details").ValueKind);
        Assert.Equal("cannot do it", failed.GetProperty("FailureDetails").GetProperty("ErrorMessage").GetString());
        Assert.Equal("ManagedFail", failed.GetProperty("FunctionName").GetString());
    }

    [Fact]
    public async Task History_OfAFailedChild_GivesTheChildsOutput()
    {
        await using var api = await ManagementApi.StartAsync();
        var parent = await api.StartAsync("ManagedParent", "p", "Completed");

        var failed = Assert.Single(await api.HistoryAsync("p"), item => Type(item) == "SubOrchestrationInstanceFailed");

        Assert.Equal("Microsoft.DurableTask.TaskFailedException", parent.GetProperty("output").GetString());
        Assert.Equal(
            "Task 'ManagedFail' (#0) failed with an unhandled exception: cannot do it", failed.GetProperty("Reason").GetString());
        Assert.Equal("ManagedBroken", failed.GetProperty("FunctionName").GetString());
    }

    [Fact]
    public async Task History_OfAnActivityUnderWay_ShowsItAsScheduled()
    {
        await using var api = await ManagementApi.StartAsync();
        await api.StartAsync("ManagedBusy", "b", "Running");

        var history = await api.HistoryAsync("b");

        Assert.Equal(["ExecutionStarted", "TaskScheduled"], history.Select(Type));
        Assert.Equal(
            ["EventType", "Input", "Name", "Tags", "Timestamp"], history[1].EnumerateObject().Select(property => property.Name).Order());
    }

    [Fact]
    public async Task History_OfAnEvent_ShowsItsPayloadWithoutWhiteSpace()
    {
        await using var api = await ManagementApi.StartAsync();
        await api.StartAsync("ManagedAny", "a", "Running");

        await api.PostAsync("instances/a/raiseEvent/Go", "{ \"ž\" : [1, 2.50, \"<&>\"] }");
        await api.UntilAsync("a", "Completed");

        var raised = Assert.Single(await api.HistoryAsync("a"), item => Type(item) == "EventRaised");
        Assert.Equal("{\"ž\":[1,2.50,\"<&>\"]}", raised.GetProperty("Input").GetString());
    }

    [Fact]
    public async Task History_OfSuspendAndTerminate_ShowsTheReasons()
    {
        await using var api = await ManagementApi.StartAsync();
        await api.StartAsync("ManagedWait", "w", "Running");
        await api.PostAsync("instances/w/suspend?reason=nap");
        await api.UntilAsync("w", "Suspended");
        await api.PostAsync("instances/w/resume?reason=day");
        await api.UntilAsync("w", "Running");
        await api.PostAsync("instances/w/terminate?reason=enough");
        await api.UntilAsync("w", "Terminated");

        var history = await api.HistoryAsync("w");

        Assert.Equal(
            ["ExecutionStarted", "ExecutionSuspended:nap", "ExecutionResumed:day", "ExecutionTerminated", "ExecutionCompleted"],
            history.Select(item => item.TryGetProperty("Reason", out var reason) ? $"{Type(item)}:{reason}" : Type(item)));
    }

    private static string Type(JsonElement item) => item.GetProperty("EventType").GetString()!;
}
