using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using LocalFunctionsHost.Settings;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>What a person is told when a host cannot start: one line that says what is wrong and what to do.</summary>
public sealed class StartErrorTests
{
    [Fact]
    public async Task Start_OnATakenPort_SaysSo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(() => FunctionsHost.StartAsync(
            new FunctionsHostOptions { AppFolder = BuiltApp.Plain.Folder, Port = port }));

        Assert.Equal(
            $"Port {port} on 127.0.0.1 is already in use. "
                + "Stop the program that uses it, or choose another port with --port N (0: any free port).",
            failure.Message);
    }

    [Fact]
    public async Task Start_OnTheTakenPortOfTheFile_SaysSoUnlessAnotherIsGiven()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var copy = new AppCopy(BuiltApp.Plain).With("local.settings.json", $$$"""{"Host":{"LocalHttpPort":{{{port}}}}}""");

        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(
            () => FunctionsHost.StartAsync(new FunctionsHostOptions { AppFolder = copy.Folder, DataFolder = copy.DataFolder }));
        await using var app = await RunningApp.StartAsync(copy);

        Assert.StartsWith($"Port {port} on 127.0.0.1 is already in use.", failure.Message, StringComparison.Ordinal);
        Assert.NotEqual(port, app.Host.BaseAddress.Port);
    }

    [Fact]
    public async Task Start_OnAzureStorageThatNoSettingNames_NamesTheSetting()
    {
        using var copy = new AppCopy(BuiltApp.Sample);

        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(() => FunctionsHost.StartAsync(new FunctionsHostOptions
        {
            AppFolder = copy.Folder,
            Port = 0,
            DataFolder = copy.DataFolder,
            Backend = DurableBackend.AzureStorage,
            Settings = RunningApp.Settings(("AzureWebJobsStorage", null)),
        }));

        Assert.Contains("AzureWebJobsStorage", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task Start_OnAzureStorageThatDoesNotAnswer_NamesSettingAndAddressAtOnce()
    {
        using var copy = new AppCopy(BuiltApp.Sample);
        using var taken = new Socket(SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        // Nobody listens on a port that is only bound.
        var service = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndPoint!).Port}";
        var logs = new RecordedLogs();
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(
            () => StartOnAzureStorageAsync(
                copy,
                $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=QUJD;BlobEndpoint={service}/a;QueueEndpoint={service}/a;TableEndpoint={service}/a;",
                logs));

        Assert.Contains("AzureWebJobsStorage", failure.Message, StringComparison.Ordinal);
        Assert.Contains(service, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Start Azurite", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain("QUJD", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(logs.Entries, entry => entry.Level >= LogLevel.Warning);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData(null, "UseDevelopmentStorage=true")]
    [InlineData("AccountName=mine", "AccountName=mine")]
    public void Load_OnAzurite_TakesItsOwnPortsOnlyWhereNoStorageIsNamed(string? named, string expected)
    {
        using var copy = new AppCopy(BuiltApp.Sample);
        if (named is not null)
        {
            copy.With("local.settings.json", $$"""{ "Values": { "AzureWebJobsStorage": "{{named}}" } }""");
        }

        var settings = HostSettings.Load(new FunctionsHostOptions { AppFolder = copy.Folder, Backend = DurableBackend.Azurite });

        Assert.Equal(expected, settings.Configuration["AzureWebJobsStorage"]);
        Assert.Equal(expected, settings.ChildEnvironment["AzureWebJobsStorage"]);
    }

    [Fact]
    public async Task Start_OnAzureStorageByABadConnectionString_NamesTheSetting()
    {
        using var copy = new AppCopy(BuiltApp.Sample);

        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(
            () => StartOnAzureStorageAsync(copy, "azurite", new RecordedLogs()));

        Assert.StartsWith("The setting AzureWebJobsStorage is not a connection string", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task Start_WithASettingOfTheWrongKind_NamesIt()
    {
        using var copy = new AppCopy(BuiltApp.Plain);

        var line = await RunningApp.StartErrorAsync(copy, ("FunctionsHost:EnforceKeys", "perhaps"));

        Assert.Contains("FunctionsHost:EnforceKeys", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithDataBelowAFile_SaysTheFolderCannotBeWritten()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "");

        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(() => FunctionsHost.StartAsync(
            new FunctionsHostOptions { AppFolder = BuiltApp.Plain.Folder, Port = 0, DataFolder = Path.Combine(file, "data") }));

        Assert.StartsWith($"The data folder {Path.Combine(file, "data")} cannot be written", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task Start_WhereNothingIs_SaysThereIsNoApp()
    {
        using var folder = new TemporaryFolder();
        var missing = Path.Combine(folder.Path, "missing");

        var nothing = await Assert.ThrowsAsync<FunctionsHostStartException>(
            () => FunctionsHost.StartAsync(new FunctionsHostOptions { AppFolder = missing, Port = 0 }));
        var empty = await Assert.ThrowsAsync<FunctionsHostStartException>(
            () => FunctionsHost.StartAsync(new FunctionsHostOptions { AppFolder = folder.Path, Port = 0 }));

        Assert.Contains(missing, nothing.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, empty.Message, StringComparison.Ordinal);
        Assert.All([nothing, empty], failure => Assert.DoesNotContain('\n', failure.Message));
    }

    [Theory]
    [InlineData("host.json", "{", "host.json is not valid JSON (line 1")]
    [InlineData("host.json", "{\n  \"version\": 2.0,,\n}", "host.json is not valid JSON (line 2")]
    [InlineData("host.json", "[]", "host.json is not a JSON object")]
    [InlineData("local.settings.json", "{\"Values\": nope}", "local.settings.json is not valid JSON (line 1")]
    [InlineData("worker.config.json", "{\"description\": 1}", "worker.config.json names no defaultWorkerPath")]
    [InlineData("local.settings.json", "{\"IsEncrypted\": true}", "is encrypted")]
    [InlineData("local.settings.json", "{\"Values\": {\"A\": {\"B\": 1}}}", "Values.A is not a text")]
    [InlineData("local.settings.json", "{\"Host\": {\"LocalHttpPort\": \"http\"}}", "Host.LocalHttpPort in local.settings.json is 'http'")]
    public async Task Start_WithABrokenFile_NamesFileAndPlace(string file, string content, string expected)
    {
        using var copy = new AppCopy(BuiltApp.Plain).With(file, content);

        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(
            () => FunctionsHost.StartAsync(new FunctionsHostOptions { AppFolder = copy.Folder, DataFolder = copy.DataFolder }));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_OfAnAppWhoseSettingsAreBad_ShowsItsLine(bool inProcess)
    {
        using var copy = new AppCopy(BuiltApp.Sample);

        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(() => FunctionsHost.StartAsync(new FunctionsHostOptions
        {
            AppFolder = inProcess ? BuiltApp.Sample.Folder : copy.Folder,
            Worker = inProcess ? BuiltApp.Sample.InProcess("--Sample:Portions=11") : null,
            Port = 0,
            DataFolder = copy.DataFolder,
            Settings = RunningApp.Settings(("Sample:Portions", "11")),
        }));

        Assert.Contains("Sample:Portions must be from 1 to 10.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task Start_ByACommandThatIsNotThere_NamesIt()
    {
        using var copy = new AppCopy(BuiltApp.Plain).With(
            "worker.config.json",
            """{ "description": { "defaultExecutablePath": "no-such-command", "defaultWorkerPath": "PlainApp.dll" } }""");

        var line = await RunningApp.StartErrorAsync(copy);

        Assert.StartsWith("The app cannot be run as 'no-such-command", line, StringComparison.Ordinal);
        Assert.EndsWith("Install that command, or put it on the PATH.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAnUnknownTrigger_NamesFunctionAndTrigger()
    {
        using var copy = new AppCopy(BuiltApp.Plain).WithFunction("Timer", function => Trigger(function)["type"] = "carrierPigeonTrigger");

        var line = await RunningApp.StartErrorAsync(copy);

        Assert.Contains("'Timer'", line, StringComparison.Ordinal);
        Assert.Contains("carrierPigeonTrigger", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whenever", "'whenever'")]
    [InlineData("0 0 25 * * *", "'0 0 25 * * *'")]
    [InlineData("%NoSuchSchedule%", "NoSuchSchedule")]
    public async Task Start_WithABadSchedule_NamesFunctionAndSchedule(string schedule, string expected)
    {
        using var copy = new AppCopy(BuiltApp.Plain).WithFunction("Timer", function => Trigger(function)["schedule"] = schedule);

        var line = await RunningApp.StartErrorAsync(copy);

        Assert.Contains("'Timer'", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithABadRoute_NamesFunctionAndRoute()
    {
        using var copy = new AppCopy(BuiltApp.Plain).WithFunction("Name", function => Trigger(function)["route"] = "a/{");

        var line = await RunningApp.StartErrorAsync(copy);

        Assert.Contains("'Name'", line, StringComparison.Ordinal);
        Assert.Contains("'a/{'", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithTwoFunctionsOnOneRoute_NamesBoth()
    {
        using var copy = new AppCopy(BuiltApp.Plain).WithFunction("Name", function => Trigger(function)["route"] = "THING");

        var line = await RunningApp.StartErrorAsync(copy);

        Assert.Contains("'Name'", line, StringComparison.Ordinal);
        Assert.Contains("'Thing'", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ThatFailed_LeavesNothingBehind()
    {
        using var copy = new AppCopy(BuiltApp.Plain).WithFunction("Timer", function => Trigger(function)["schedule"] = "whenever");
        await RunningApp.StartErrorAsync(copy);

        copy.WithFunction("Timer", function => Trigger(function)["schedule"] = "0 0 0 1 1 *");
        await using var app = await RunningApp.StartAsync(copy);

        Assert.Equal("plain", await app.TextAsync("Name"));
    }

    private static Task<FunctionsHost> StartOnAzureStorageAsync(AppCopy copy, string connection, RecordedLogs logs) =>
        FunctionsHost.StartAsync(new FunctionsHostOptions
        {
            AppFolder = copy.Folder,
            Port = 0,
            DataFolder = copy.DataFolder,
            Backend = DurableBackend.AzureStorage,
            Settings = RunningApp.Settings(("AzureWebJobsStorage", connection)),
            ConfigureLogging = logging => logging.ClearProviders().AddProvider(logs),
        });

    private static JsonObject Trigger(JsonObject function) => function["bindings"]![0]!.AsObject();
}
