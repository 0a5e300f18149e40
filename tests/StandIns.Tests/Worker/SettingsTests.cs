using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Worker;

public sealed class SettingsTests
{
    [Fact]
    public async Task LocalSettings_Values_AreConfigurationAndEnvironment()
    {
        string name = $"WorkerTest_{Guid.NewGuid():N}";
        var setup = new FunctionsTestHost.Setup { LocalSettings = $$$"""{"Values":{"{{{name}}}__Depth":"from file"}} // comment""" };

        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);

        Assert.Equal("from file", host.Services.GetRequiredService<IConfiguration>()[$"{name}:Depth"]);
        Assert.Equal("from file", Environment.GetEnvironmentVariable($"{name}__Depth"));
    }

    [Fact]
    public async Task LocalSettings_WhereAVariableIsSet_DoNotReplaceIt()
    {
        string name = $"WorkerTest_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(name, "from outside");
        var setup = new FunctionsTestHost.Setup { LocalSettings = $$$"""{"Values":{"{{{name}}}":"from file"}}""" };

        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);

        Assert.Equal("from outside", host.Services.GetRequiredService<IConfiguration>()[name]);
    }

    [Fact]
    public async Task LocalSettings_OfASecondHost_ReplaceThoseOfTheFirst()
    {
        string name = $"WorkerTest_{Guid.NewGuid():N}";
        await using FunctionsTestHost first = await FunctionsTestHost.StartAsync(
            new FunctionsTestHost.Setup { LocalSettings = $$$"""{"Values":{"{{{name}}}":"first"}}""" });

        await using FunctionsTestHost second = await FunctionsTestHost.StartAsync(
            new FunctionsTestHost.Setup { LocalSettings = $$$"""{"Values":{"{{{name}}}":"second"}}""" });

        Assert.Equal("second", second.Services.GetRequiredService<IConfiguration>()[name]);
    }

    [Fact]
    public async Task PortArgument_BesideLocalHttpPort_Wins()
    {
        var setup = new FunctionsTestHost.Setup { LocalSettings = """{"Host":{"LocalHttpPort":1}}""" };

        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);

        Assert.NotEqual(1, host.Services.GetRequiredService<FunctionsHostEnvironment>().Port);
    }

    [Fact]
    public async Task HostJson_IsReadWithComments_AndKeptWhole()
    {
        var setup = new FunctionsTestHost.Setup { HostJson = """{"extensions":{"durableTask":{"hubName":"Hub", /* note */}}}""" };

        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);

        Assert.Equal("Hub", host.Services.GetRequiredService<FunctionsHostEnvironment>().HostJson["extensions:durableTask:hubName"]);
    }

    [Theory]
    [InlineData("https://app.example", true)]
    [InlineData("https://other.example", false)]
    public async Task Cors_OfLocalSettings_AllowsItsOrigins(string origin, bool allowed)
    {
        var setup = new FunctionsTestHost.Setup { Functions = [typeof(Guarded)], LocalSettings = """{"Host":{"CORS":"https://app.example"}}""" };
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "api/SettingsOpen");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "GET");

        using HttpResponseMessage response = await host.Http.SendAsync(preflight);

        Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(allowed ? HttpStatusCode.NoContent : HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("SettingsOpen", null, 200)]
    [InlineData("SettingsFunction", null, 401)]
    [InlineData("SettingsFunction", "wrong", 401)]
    [InlineData("SettingsFunction", "f", 200)]
    [InlineData("SettingsFunction", "own", 200)]
    [InlineData("SettingsFunction", "m", 200)]
    [InlineData("SettingsAdmin", "f", 401)]
    [InlineData("SettingsAdmin", "m", 200)]
    public async Task Keys_WhereEnforced_AreAskedByLevel(string function, string? key, int status)
    {
        var setup = new FunctionsTestHost.Setup
        {
            Functions = [typeof(Guarded)],
            Arguments =
            [
                "--port", "0", "--FunctionsHost:EnforceKeys", "true", "--FunctionsHost:Keys:Master", "m", "--FunctionsHost:Keys:Function", "f",
                "--FunctionsHost:Keys:Functions:SettingsFunction", "own",
            ],
        };
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/{function}");
        if (key is not null)
            request.Headers.Add("x-functions-key", key);

        using HttpResponseMessage response = await host.Http.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
    }

    public static class Guarded
    {
        [Function("SettingsOpen")]
        public static string Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) => "";

        [Function("SettingsFunction")]
        public static string Function([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequestData request) => "";

        [Function("SettingsAdmin")]
        public static string Admin([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequestData request) => "";
    }
}
