using System.Net;
using System.Net.Sockets;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace StandIns.Tests.Worker;

public sealed class StartErrorTests
{
    [Theory]
    [InlineData(typeof(SameNames), "Two functions are called 'StartTwin'")]
    [InlineData(typeof(SameRoutes), "both answer /api/same/{")]
    [InlineData(typeof(BadRoute), "has the route 'a/{', which is not valid")]
    [InlineData(typeof(NoTrigger), "has no trigger")]
    [InlineData(typeof(UnknownTrigger), "uses CarrierPigeonAttribute, which this host does not run")]
    [InlineData(typeof(BadSchedule), "has the schedule 'whenever', which is not valid")]
    [InlineData(typeof(MissingSetting), "the setting 'StartMissing', which is not set")]
    public async Task Start_WithAFunctionThatCannotRun_SaysWhich(Type functions, string expected)
    {
        string line = await FunctionsTestHost.StartErrorAsync(new FunctionsTestHost.Setup { Functions = [functions] });

        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnATakenPort_SaysSo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        string line = await FunctionsTestHost.StartErrorAsync(new FunctionsTestHost.Setup { Arguments = ["--port", $"{port}"] });

        Assert.Contains($"Port {port} on 127.0.0.1 is already in use", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithDataBelowAFile_SaysTheFolderCannotBeWritten()
    {
        string file = Path.GetTempFileName();

        string line = await FunctionsTestHost.StartErrorAsync(
            new FunctionsTestHost.Setup { Arguments = ["--port", "0", "--data", Path.Combine(file, "data")] });

        File.Delete(file);
        Assert.Contains($"The data folder {file}", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", null, "host.json is not valid JSON (line 1")]
    [InlineData("[]", null, "host.json is not a JSON object")]
    [InlineData("{}", "{\"Values\": nope}", "local.settings.json is not valid JSON (line 1")]
    [InlineData("{}", "{\"IsEncrypted\": true}", "is encrypted")]
    [InlineData("{}", "{\"Values\": {\"A\": {\"B\": 1}}}", "Values.A is not a text")]
    [InlineData("{}", "{\"Host\": {\"LocalHttpPort\": \"http\"}}", "Host.LocalHttpPort in local.settings.json is 'http'")]
    public async Task Start_WithABrokenFile_NamesFileAndPlace(string hostJson, string? localSettings, string expected)
    {
        var setup = new FunctionsTestHost.Setup { HostJson = hostJson, LocalSettings = localSettings, Arguments = [] };

        string line = await FunctionsTestHost.StartErrorAsync(setup);

        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "70000", "--port is '70000'")]
    [InlineData("--address", "home", "--address home is not an IP address")]
    public async Task Start_WithABadArgument_SaysWhatItTakes(string name, string value, string expected)
    {
        string line = await FunctionsTestHost.StartErrorAsync(new FunctionsTestHost.Setup { Arguments = [name, value] });

        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    public static class SameNames
    {
        [Function("StartTwin")]
        public static string One([HttpTrigger] HttpRequestData request) => "";

        [Function("starttwin")]
        public static string Two([HttpTrigger] HttpRequestData request) => "";
    }

    public static class SameRoutes
    {
        [Function("StartSameA")]
        public static string One([HttpTrigger("get", "post", Route = "same/{id}")] HttpRequestData request) => "";

        [Function("StartSameB")]
        public static string Two([HttpTrigger("POST", Route = "SAME/{name}")] HttpRequestData request) => "";
    }

    public static class BadRoute
    {
        [Function("StartBadRoute")]
        public static string Run([HttpTrigger(Route = "a/{")] HttpRequestData request) => "";
    }

    public static class NoTrigger
    {
        [Function("StartNoTrigger")]
        public static string Run(string text) => text;
    }

    public static class UnknownTrigger
    {
        [Function("StartUnknown")]
        public static string Run([CarrierPigeon] string text) => text;
    }

    public static class BadSchedule
    {
        [Function("StartBadSchedule")]
        public static void Run([TimerTrigger("whenever")] TimerInfo timer) => _ = timer;
    }

    public static class MissingSetting
    {
        [Function("StartMissingSetting")]
        public static void Run([TimerTrigger("%StartMissing%")] TimerInfo timer) => _ = timer;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    private sealed class CarrierPigeonAttribute : TriggerBindingAttribute;
}
