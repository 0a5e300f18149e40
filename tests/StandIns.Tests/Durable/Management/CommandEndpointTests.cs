using System.Net;

namespace StandIns.Tests.Durable.Management;

public sealed class CommandEndpointTests
{
    [Theory]
    [InlineData("suspend")]
    [InlineData("resume")]
    public async Task Command_ThatTheStateRefuses_Gives500WithTheReason(string verb)
    {
        await using var api = await ManagementApi.StartAsync();
        await api.StartAsync("ManagedWait", "w", "Running");
        if (verb == "suspend")
        {
            await api.PostAsync("instances/w/suspend?reason=nap");
            await api.UntilAsync("w", "Suspended");
        }

        var (code, body) = await api.PostAsync($"instances/w/{verb}?reason=again");

        Assert.Equal(HttpStatusCode.InternalServerError, code);
        Assert.Equal("Something went wrong while processing your request", body.GetProperty("Message").GetString());
        Assert.Equal("System.InvalidOperationException", body.GetProperty("ExceptionType").GetString());
    }

    [Fact]
    public async Task Terminate_WithAnEmptyReason_LeavesAnEmptyOutput()
    {
        await using var api = await ManagementApi.StartAsync();
        await api.StartAsync("ManagedWait", "w", "Running");

        await api.PostAsync("instances/w/terminate?reason=");
        var status = await api.UntilAsync("w", "Terminated");

        Assert.Equal(string.Empty, status.GetProperty("output").GetString());
    }

    [Fact]
    public async Task Restart_OfARunWhoseFunctionIsGone_Gives400()
    {
        await using var api = await ManagementApi.StartAsync();
        await api.StartAsync("Gone", "g", "Failed");

        var (code, body) = await api.PostAsync("instances/g/restart");

        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.Equal("InstanceId does not match a valid orchestration instance.", body.GetProperty("Message").GetString());
    }

    [Fact]
    public async Task Instance_WithASpaceInItsId_IsFoundUnderAPlusSign()
    {
        await using var api = await ManagementApi.StartAsync();

        var (_, started) = await api.PostAsync("orchestrators/ManagedWait/a%20b");
        var url = started.GetProperty("statusQueryGetUri").GetString()!;
        using var response = await api.Http.GetAsync(url);

        Assert.EndsWith("/instances/a+b", url, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Fact]
    public async Task Start_WithAnIntervalLongerThanItsTimeout_Gives400()
    {
        await using var api = await ManagementApi.StartAsync();

        var (code, body) = await api.PostAsync("orchestrators/ManagedWait/w?timeout=1&pollingInterval=2");

        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.Equal("Total timeout 1 should be bigger than retry timeout 2", body.GetProperty("Message").GetString());
    }

    [Theory]
    [InlineData("timeout=0,-1&pollingInterval=99999999999,0")]
    [InlineData("timeout=1e999&pollingInterval=NaN")]
    [InlineData("timeout=-5&pollingInterval=-5")]
    [InlineData("timeout=0&pollingInterval=0")]
    public async Task Start_WithTimesThatCannotBeWaited_AnswersAtOnce(string times)
    {
        await using var api = await ManagementApi.StartAsync();

        var (code, body) = await api.PostAsync($"orchestrators/ManagedWait/w?{times}");

        Assert.Equal((HttpStatusCode.Accepted, "w"), (code, body.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Start_WithATimeoutBeyondAnyTimer_WaitsForTheEnd()
    {
        await using var api = await ManagementApi.StartAsync();
        var answer = api.PostAsync("orchestrators/ManagedWait/w?timeout=1e12&pollingInterval=1");
        await api.UntilAsync("w", "Running");

        await api.PostAsync("instances/w/raiseEvent/Go", "\"over\"");
        var (code, body) = await answer;

        Assert.Equal((HttpStatusCode.OK, "over"), (code, body.GetString()));
    }

    [Fact]
    public async Task Urls_WhereKeysAreEnforced_CarryTheSystemKey()
    {
        await using var api = await ManagementApi.StartAsync(
            "--FunctionsHost:EnforceKeys", "true", "--FunctionsHost:Keys:Master", "m", "--FunctionsHost:Keys:System", "s&1");
        using var started = await api.Http.PostAsync("api/managed/k", null);
        var location = started.Headers.Location!.OriginalString;

        using var byUrl = await api.Http.GetAsync(location);
        var (bare, _) = await api.GetAsync("instances/k");
        var (_, hosted) = await api.PostAsync("orchestrators/ManagedWait/h?code=m");

        Assert.EndsWith("/instances/k?code=s%261", location, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Unauthorized), (byUrl.StatusCode, bare));
        Assert.EndsWith("/terminate?reason={text}&code=s%261", hosted.GetProperty("terminatePostUri").GetString(), StringComparison.Ordinal);
    }
}
