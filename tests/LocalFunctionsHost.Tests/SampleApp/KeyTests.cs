using System.Net;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>The sample app with keys checked.</summary>
public sealed class ServedWithKeys : ServedSample
{
    private protected override Task<RunningApp> StartAsync() => RunningApp.StartAsync(
        BuiltApp.Sample,
        ("FunctionsHost:EnforceKeys", "true"),
        ("FunctionsHost:Keys:Master", "m"),
        ("FunctionsHost__Keys__Function", "f"),
        ("FunctionsHost:Keys:Functions:Guarded", "own"),
        ("FunctionsHost:Keys:System", "s&1"));
}

public sealed class KeyTests(ServedWithKeys served) : IClassFixture<ServedWithKeys>
{
    [Theory]
    [InlineData("api/Default", null, 200)]
    [InlineData("api/Guarded", null, 401)]
    [InlineData("api/Guarded", "wrong", 401)]
    [InlineData("api/Guarded", "f", 200)]
    [InlineData("api/Guarded", "own", 200)]
    [InlineData("api/Guarded", "m", 200)]
    [InlineData("api/Guarded", "s&1", 401)]
    [InlineData("api/Administered", "f", 401)]
    [InlineData("api/Administered", "m", 200)]
    [InlineData("runtime/webhooks/durabletask/instances", null, 401)]
    [InlineData("runtime/webhooks/durabletask/instances", "f", 401)]
    [InlineData("runtime/webhooks/durabletask/instances", "s&1", 200)]
    [InlineData("runtime/webhooks/durabletask/instances", "m", 200)]
    public async Task Key_InHeaderOrQuery_IsAskedByLevel(string path, string? key, int status)
    {
        var byHeader = key is null
            ? await served.App.StatusAsync("GET", path)
            : await served.App.StatusAsync("GET", path, null, ("x-functions-key", key));
        var byQuery = await served.App.StatusAsync("GET", key is null ? path : $"{path}?code={Uri.EscapeDataString(key)}");

        Assert.Equal((status, status), ((int)byHeader, (int)byQuery));
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("f", 401)]
    [InlineData("m", 202)]
    public async Task Timer_ByTheAdminEndpoint_AsksForTheMasterKey(string? key, int status)
    {
        var code = key is null
            ? await served.App.StatusAsync("POST", "admin/functions/Scheduled", "{}")
            : await served.App.StatusAsync("POST", "admin/functions/Scheduled", "{}", ("x-functions-key", key));

        Assert.Equal(status, (int)code);
    }

    [Fact]
    public async Task Refusal_OfARequest_HasNoBody()
    {
        using var response = await served.App.Http.GetAsync("api/Guarded");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Urls_OfARun_CarryTheSystemKey()
    {
        using var started = await served.App.SendAsync("POST", "api/start/WaitForGo/keyed", "null");
        var location = started.Headers.Location!.OriginalString;

        Assert.Contains("code=s%261", location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, await served.App.StatusAsync("GET", location));
    }

    [Fact]
    public async Task Keys_ThatAreChecked_AreNotLogged()
    {
        await served.App.StatusAsync("GET", "api/Guarded?code=own");

        Assert.DoesNotContain(served.App.Logs.Entries, entry => entry.Text.Contains("code=own", StringComparison.Ordinal));
    }
}
