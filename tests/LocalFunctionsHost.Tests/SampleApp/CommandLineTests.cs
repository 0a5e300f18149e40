using System.Net;
using System.Net.Sockets;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary><c>dotnet LocalFunctionsHost.dll --app DIR</c>.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Host_FromTheCommandLine_ListsTheFunctionsAndServesThem()
    {
        using var process = HostProcess.Start("--app", BuiltApp.Sample.Folder, "--port", "0", "--data", _data.Path);
        var address = await process.AddressAsync();
        using var http = new HttpClient { BaseAddress = address };

        Assert.Equal("default", await http.GetStringAsync("api/Default"));
        Assert.Contains($"{address}api/items/{{id:int?}}", process.Output, StringComparison.Ordinal);
        Assert.Contains("HelloCities", process.Output, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", address.Host);
    }

    [Fact]
    public async Task Host_OnCtrlC_StopsWithCode0AndTakesTheWorkerWithIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var process = HostProcess.Start("--app", BuiltApp.Sample.Folder, "--port", "0", "--data", _data.Path);
        using var http = new HttpClient { BaseAddress = await process.AddressAsync() };
        var worker = int.Parse(await http.GetStringAsync("api/ProcessId"), System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(0, await process.InterruptAsync());

        await RunningApp.UntilAsync(() => Task.FromResult(!IsAlive(worker)), () => $"The worker {worker} lives on.");
        Assert.Empty(process.ErrorLines);
    }

    // A terminal sends Ctrl+C to the app's process too.
    [Fact]
    public async Task Host_OnCtrlCInATerminal_LetsTheAppEndWhatIsUnderWay()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The command setsid is needed.");
        using var process = HostProcess.StartGroup("--app", BuiltApp.Sample.Folder, "--port", "0", "--data", _data.Path);
        var port = (await process.AddressAsync()).Port;
        using var client = new TcpClient("127.0.0.1", port);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await stream.WriteAsync(
            "POST /api/EchoBytes HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n"u8.ToArray());
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());

        await process.SignalGroupAsync();
        await RunningApp.UntilAsync(async () => !await IsListeningAsync(port), () => "The host does not stop.");
        await stream.WriteAsync("body"u8.ToArray());

        Assert.Equal(("", "HTTP/1.1 200 OK"), (await reader.ReadLineAsync(), await reader.ReadLineAsync()));
        Assert.Equal(0, await process.ExitCodeAsync());
        Assert.DoesNotContain("it is started again", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_ThatWasKilled_LeavesNoWorkerBehind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the worker stays.");
        using var process = HostProcess.Start("--app", BuiltApp.Sample.Folder, "--port", "0", "--data", _data.Path);
        using var http = new HttpClient { BaseAddress = await process.AddressAsync() };
        var worker = int.Parse(await http.GetStringAsync("api/ProcessId"), System.Globalization.CultureInfo.InvariantCulture);

        await process.KillAsync(entireProcessTree: false);

        await RunningApp.UntilAsync(() => Task.FromResult(!IsAlive(worker)), () => $"The worker {worker} lives on.");
    }

    [Fact]
    public async Task Host_ThatWasKilled_GoesOnWithItsRunsAfterwards()
    {
        using (var process = HostProcess.Start("--app", BuiltApp.Sample.Folder, "--port", "0", "--data", _data.Path))
        {
            using var http = new HttpClient { BaseAddress = await process.AddressAsync() };
            using var started = await http.PostAsync("api/start/WaitForGo/w", null);
            Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
            await process.KillAsync();
        }

        await using var app = await RunningApp.StartAsync(BuiltApp.Sample.Folder, null, _data.Path);
        await app.ManageAsync("POST", "instances/w/raiseEvent/Go", "\"on\"");

        Assert.Equal("on", (await app.UntilStatusAsync("w", "Completed")).GetProperty("output").GetString());
    }

    [Fact]
    public async Task Host_WithBackendAzurite_KeepsItsRunsThere()
    {
        if (Azurite.WhyNot is { } whyNot)
        {
            Assert.Skip(whyNot);
        }
        var settings = RunningApp.Settings(
            ("AzureWebJobsStorage", (await Azurite.Shared).ConnectionString),
            ("AzureFunctionsJobHost__extensions__durableTask__hubName", $"c{Guid.NewGuid():N}"[..20]));
        using var process = HostProcess.Start(
            settings, "--app", BuiltApp.Sample.Folder, "--port", "0", "--data", _data.Path, "--backend", "azurite");
        using var http = new HttpClient { BaseAddress = await process.AddressAsync(), Timeout = TimeSpan.FromMinutes(11) };

        using var answer = await http.PostAsync(
            "runtime/webhooks/durabletask/orchestrators/HelloCities?timeout=600&pollingInterval=1", null);

        Assert.Equal("\"Hello Tokyo! Hello Brno! 2\"", await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain(Directory.EnumerateFiles(_data.Path), file => file.Contains("Sample", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Host_OnATakenPort_PrintsOneLineAndExits1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        using var process = HostProcess.Start("--app", BuiltApp.Plain.Folder, "--port", $"{port}", "--data", _data.Path);

        Assert.Equal(1, await process.ExitCodeAsync());
        Assert.Contains($"Port {port}", Assert.Single(process.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("listening", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_OfAnAppWhoseSettingsAreBad_PrintsItsLineAndExits1()
    {
        using var process = HostProcess.Start(
            RunningApp.Settings(("Sample__Portions", "11")), "--app", BuiltApp.Sample.Folder, "--port", "0", "--data", _data.Path);

        Assert.Equal(1, await process.ExitCodeAsync());
        Assert.Contains("Sample:Portions must be from 1 to 10.", Assert.Single(process.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--app", "/no/such/app")]
    [InlineData("--port", "70000")]
    [InlineData("--port", "http")]
    [InlineData("--backend", "paper")]
    [InlineData("--colour", "red")]
    public async Task Host_WithABadArgument_NamesItAndExits1(string name, string value)
    {
        string[] app = name == "--app" ? [] : ["--app", BuiltApp.Plain.Folder];

        using var process = HostProcess.Start([.. app, name, value]);

        Assert.Equal(1, await process.ExitCodeAsync());
        Assert.Contains(process.ErrorLines, line => line.Contains(name == "--colour" ? name : value, StringComparison.Ordinal));
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(processId);
            // Nobody may have asked for the exit code of a process whose parent is gone.
            return !process.HasExited
                && !(File.Exists($"/proc/{processId}/stat") && File.ReadAllText($"/proc/{processId}/stat").Contains(
                    ") Z ", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }
}
