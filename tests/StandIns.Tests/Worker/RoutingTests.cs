using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace StandIns.Tests.Worker;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("GET", "api/RoutingDefault", 200, "default")]
    [InlineData("GET", "API/routingdefault", 200, "default")]
    [InlineData("POST", "api/RoutingDefault", 404, "")]
    [InlineData("HEAD", "api/RoutingDefault", 404, "")]
    [InlineData("OPTIONS", "api/RoutingDefault", 404, "")]
    [InlineData("GET", "api/items/7", 200, "item 7")]
    [InlineData("GET", "api/items", 200, "item none")]
    [InlineData("GET", "api/items/seven", 404, "")]
    [InlineData("DELETE", "api/items/7", 200, "deleted 7")]
    [InlineData("GET", "api/files/a/b%20c", 200, "a/b c")]
    [InlineData("GET", "api/files", 200, "root")]
    [InlineData("GET", "api/nowhere", 404, "")]
    [InlineData("GET", "RoutingDefault", 404, "")]
    public async Task Request_ByMethodAndPath_ReachesItsFunction(string method, string path, int status, string body)
    {
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(typeof(Routed));

        using HttpResponseMessage response = await host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("v2", "v2/RoutingDefault")]
    [InlineData("", "RoutingDefault")]
    [InlineData("/a/b/", "a/b/RoutingDefault")]
    public async Task RoutePrefix_OfHostJson_LeadsEveryRoute(string prefix, string path)
    {
        var setup = new FunctionsTestHost.Setup
        {
            Functions = [typeof(Routed)],
            HostJson = $$$$"""{"extensions":{"http":{"routePrefix":"{{{{prefix}}}}"}}}""",
        };
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);

        string body = await host.GetAsync(path);

        Assert.Equal("default", body);
    }

    [Fact]
    public async Task Function_DisabledBySetting_IsNotReached()
    {
        var setup = new FunctionsTestHost.Setup
        {
            Functions = [typeof(Routed)],
            Arguments = ["--port", "0", "--AzureWebJobs.RoutingDefault.Disabled", "true"],
        };
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);

        using HttpResponseMessage response = await host.Http.GetAsync("api/RoutingDefault");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    public static class Routed
    {
        [Function("RoutingDefault")]
        public static string Default([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => "default";

        [Function("RoutingItem")]
        public static string Item([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:int?}")] HttpRequestData request, int? id) =>
            $"item {id?.ToString() ?? "none"}";

        [Function("RoutingDelete")]
        public static string Delete([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "items/{number:int?}")] HttpRequestData request, int number) =>
            $"deleted {number}";

        [Function("RoutingFiles")]
        public static string Files([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequestData request, string? path) =>
            path ?? "root";
    }
}
