using System.Net;

namespace LocalFunctionsHost.Tests.SampleApp;

public abstract class RoutingTests(ServedSample served)
{
    [Theory]
    [InlineData("GET", "api/Default", 200, "default")]
    [InlineData("GET", "API/default", 200, "default")]
    [InlineData("POST", "api/Default", 404, "")]
    [InlineData("HEAD", "api/Default", 404, "")]
    [InlineData("OPTIONS", "api/Default", 404, "")]
    [InlineData("GET", "api/greet", 200, "GET nobody ")]
    [InlineData("GET", "api/greet/you?mood=gay%20and%20bright", 200, "GET you gay and bright")]
    [InlineData("POST", "api/greet/you", 200, "POST you ")]
    [InlineData("GET", "api/items/7", 200, "item 7")]
    [InlineData("GET", "api/items", 200, "item none")]
    [InlineData("GET", "api/items/seven", 404, "")]
    [InlineData("DELETE", "api/items/7", 200, "deleted 7")]
    [InlineData("DELETE", "api/items", 404, "")]
    [InlineData("GET", "api/files/a/b%20c", 200, "a/b c")]
    [InlineData("GET", "api/files", 200, "root")]
    [InlineData("GET", "api/typed/3f2504e0-4f89-11d3-9a0c-0305e82c3301/2026-01-31", 200, "3f2504e0-4f89-11d3-9a0c-0305e82c3301 2026-01-31")]
    [InlineData("GET", "api/typed/three/2026-01-31", 404, "")]
    [InlineData("GET", "api/Guarded", 200, "guarded")]
    [InlineData("GET", "api/nowhere", 404, "")]
    [InlineData("GET", "Default", 404, "")]
    public async Task Request_ByMethodAndPath_ReachesItsFunction(string method, string path, int status, string body)
    {
        using var response = await served.App.SendAsync(method, path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }
}

public sealed class ChildRoutingTests(ServedByAChildProcess served) : RoutingTests(served), IClassFixture<ServedByAChildProcess>;

public sealed class InProcessRoutingTests(ServedInProcess served) : RoutingTests(served), IClassFixture<ServedInProcess>;

/// <summary>Routes that settings move or take away.</summary>
public sealed class RouteSettingTests
{
    [Theory]
    [InlineData("v2", "v2/Default")]
    [InlineData("", "Default")]
    public async Task RoutePrefix_OfHostJson_LeadsEveryRoute(string prefix, string path)
    {
        using var copy = new AppCopy(BuiltApp.Sample).With("host.json", HostJson(prefix));
        await using var app = await RunningApp.StartAsync(copy);

        Assert.Equal("default", await app.TextAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync("GET", "api/Default"));
    }

    // An app with ASP.NET Core integration has a web server of its own, which knows only the prefix in host.json, and takes it literally.
    [Fact]
    public async Task RoutePrefix_BetweenSlashes_LosesThem()
    {
        using var copy = new AppCopy(BuiltApp.Plain).With("host.json", HostJson("/a/b/"));
        await using var app = await RunningApp.StartAsync(copy);

        Assert.Equal("plain", await app.TextAsync("a/b/Name"));
    }

    [Fact]
    public async Task RoutePrefix_OverriddenByASetting_IsTheSettings()
    {
        await using var app = await RunningApp.StartAsync(
            BuiltApp.Plain, ("AzureFunctionsJobHost__extensions__http__routePrefix", "moved"));

        Assert.Equal("plain", await app.TextAsync("moved/Name"));
    }

    [Fact]
    public async Task HostJson_ThatIsMissing_CountsAsEmpty()
    {
        using var copy = new AppCopy(BuiltApp.Plain).Without("host.json");
        await using var app = await RunningApp.StartAsync(copy);

        Assert.Equal("plain", await app.TextAsync("api/Name"));
    }

    [Fact]
    public async Task Function_DisabledBySetting_IsNotReached()
    {
        await using var app = await RunningApp.StartAsync(
            BuiltApp.Sample,
            ("AzureWebJobs.Default.Disabled", "true"),
            ("AzureWebJobs__Greet__Disabled", "1"),
            ("AzureWebJobs.Item.Disabled", "false"));

        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync("GET", "api/Default"));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusAsync("GET", "api/greet"));
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync("GET", "api/items"));
    }

    private static string HostJson(string prefix) => $$$$"""{"version":"2.0","extensions":{"http":{"routePrefix":"{{{{prefix}}}}"}}}""";
}
