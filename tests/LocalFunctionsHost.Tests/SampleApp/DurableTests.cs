using System.Net;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>Orchestrations and an entity of the sample app, through the client and the management API.</summary>
public abstract class DurableTests(ServedSample served)
{
    private RunningApp App => served.App;

    [Fact]
    public async Task Orchestration_WithActivitiesAndAnEntity_Completes()
    {
        using var started = await App.SendAsync("POST", "api/start/HelloCities/hello", "");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        Assert.Equal(
            $"{App.Host.BaseAddress}runtime/webhooks/durabletask/instances/hello", started.Headers.Location!.OriginalString.Split('?')[0]);

        var status = await App.UntilStatusAsync("hello", "Completed");

        Assert.Equal("Hello Tokyo! Hello Brno! 2", status.GetProperty("output").GetString());
        Assert.Equal("2", await App.TextAsync("api/counter/hello"));
        Assert.Equal("2", await App.TextAsync("runtime/webhooks/durabletask/entities/Counter/hello"));
    }

    [Fact]
    public async Task Activity_ThatFails_LeavesTypeAndMessageInTheHistory()
    {
        var status = await App.RunAsync("Failing", "f", "Failed");
        var (_, full) = await App.ManageAsync("GET", "instances/f?showHistory=true");

        Assert.Contains("cannot do it", status.GetProperty("output").GetString(), StringComparison.Ordinal);
        var failed = full.GetProperty("historyEvents").EnumerateArray().Single(
            item => item.GetProperty("EventType").GetString() == "TaskFailed");
        Assert.Equal("Fail", failed.GetProperty("FunctionName").GetString());
        Assert.Equal("cannot do it", failed.GetProperty("FailureDetails").GetProperty("ErrorMessage").GetString());
        Assert.DoesNotContain("Result: Failure", failed.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallHttp_FromAnOrchestration_IsMadeByTheHost()
    {
        var status = await App.RunAsync("CallsOut", "c", input: $"\"{App.Host.BaseAddress}api/greet/me\"");

        Assert.Equal("200 GET me ", status.GetProperty("output").GetString());
    }

    [Fact]
    public async Task Instance_WithASpaceInItsId_IsFoundByItsUrl()
    {
        var (code, started) = await App.ManageAsync("POST", "orchestrators/WaitForGo/a%20b");

        Assert.Equal(HttpStatusCode.Accepted, code);
        Assert.Equal(HttpStatusCode.Accepted, await App.StatusAsync("GET", started.GetProperty("statusQueryGetUri").GetString()!));
    }

    [Fact]
    public async Task Start_ThatWaits_GivesTheOutput()
    {
        var answer = App.ManageAsync("POST", "orchestrators/WaitForGo/w?timeout=60&pollingInterval=1");
        await App.UntilStatusAsync("w", "Running");

        await App.ManageAsync("POST", "instances/w/raiseEvent/Go", "\"over\"");

        var (code, body) = await answer;
        Assert.Equal((HttpStatusCode.OK, "over"), (code, body.GetString()));
    }

    [Fact]
    public async Task Signal_ToAnEntityThatTheAppLacks_NamesThoseItHas()
    {
        var (code, body) = await App.ManageAsync("POST", "entities/NoSuch/k?op=Add", "1");

        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.Contains("'Counter'", body.GetProperty("Message").GetString(), StringComparison.Ordinal);
    }
}

public sealed class ChildDurableTests(ServedByAChildProcess served) : DurableTests(served), IClassFixture<ServedByAChildProcess>;

public sealed class InProcessDurableTests(ServedInProcess served) : DurableTests(served), IClassFixture<ServedInProcess>;

public sealed class DurableRestartTests
{
    [Fact]
    public async Task Restart_OnTheSameData_GoesOnWhereItWas()
    {
        using var copy = new AppCopy(BuiltApp.Sample);
        await using (var app = await RunningApp.StartAsync(copy))
        {
            await app.RunAsync("HelloCities", "done");
            await app.RunAsync("WaitForGo", "waiting", "Running");
        }

        await using var again = await RunningApp.StartAsync(copy);
        await again.ManageAsync("POST", "instances/waiting/raiseEvent/Go", "\"on\"");

        Assert.Equal("on", (await again.UntilStatusAsync("waiting", "Completed")).GetProperty("output").GetString());
        Assert.Equal("2", await again.TextAsync("api/counter/done"));
    }

    [Fact]
    public async Task Restart_InTheMiddleOfAnActivity_RunsItAgain()
    {
        using var copy = new AppCopy(BuiltApp.Sample);
        await using (var app = await RunningApp.StartAsync(copy))
        {
            await app.RunAsync("Stuck", "s", "Running", "\"stuck\"");
            await app.UntilAsync("api/gates/stuck", "started");
        }

        await using var again = await RunningApp.StartAsync(copy);
        await again.StatusAsync("POST", "api/gates/stuck");

        Assert.Equal("done", (await again.UntilStatusAsync("s", "Completed")).GetProperty("output").GetString());
    }
}
