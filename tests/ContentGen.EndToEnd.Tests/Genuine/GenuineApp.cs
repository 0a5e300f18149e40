using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.Simulator;
using LocalFunctionsHost;

namespace ContentGen.EndToEnd.Tests.Genuine;

/// <summary>The app on the local host, with the genuine worker and durable extension, and the simulator, all in this process.</summary>
internal sealed class GenuineApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly FunctionsHost _host;
    private readonly SimulatorServer _simulator;
    private readonly DirectoryInfo _folder;

    private GenuineApp(FunctionsHost host, SimulatorServer simulator, DirectoryInfo folder)
    {
        _host = host;
        _simulator = simulator;
        _folder = folder;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.BaseAddress };
        Simulator = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = simulator.BaseAddress };
    }

    public HttpClient Http { get; }

    public HttpClient Simulator { get; }

    public string BriefsFolder => Path.Combine(_folder.FullName, "briefs");

    /// <param name="storage">Connection string of the durable store; null for SQLite.</param>
    /// <param name="settings">Settings of the app, as <c>Section:Name</c>, and of host.json, as <c>AzureFunctionsJobHost:…</c>.</param>
    public static async Task<GenuineApp> StartAsync(string? storage, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("contentgen-genuine-");
        var simulator = await SimulatorServer.StartAsync(
            new() { Port = 0, Speech = SpeechSource.Silent, Latency = SimulatorLatency.None });
        foreach (var (name, value) in simulator.EnvironmentVariables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        string[] arguments =
        [
            $"--Briefs:Store=Files",
            $"--Briefs:Folder={Path.Combine(folder.FullName, "briefs")}",
            .. settings.Select(setting => $"--{setting.Name}={setting.Value}"),
        ];
        try
        {
            var host = await FunctionsHost.StartAsync(new()
            {
                AppFolder = AppFolder(),
                Port = 0,
                DataFolder = folder.FullName,
                Backend = storage is null ? DurableBackend.Sqlite : DurableBackend.AzureStorage,
                Worker = new(typeof(ContentGen.Program).Assembly, args => ContentGen.Program.CreateHost([.. args, .. arguments])),
                Settings = HostSettings(storage, settings),
            });
            return new(host, simulator, folder);
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    public async Task<string> StartRunAsync()
    {
        using var response = await Http.PostAsJsonAsync("api/generate-fresh", new { });
        return (await JsonAsync(response)).GetProperty("runId").GetString()!;
    }

    public Task SetFaultsAsync(object faults) => Simulator.PutAsJsonAsync("faults", faults);

    /// <summary>Waits until the status says that the run is delivered, and returns it.</summary>
    public Task<JsonElement> DeliveredAsync(string runId) => UntilAsync(
        $"api/agent-status?runId={runId}", status => status.GetProperty("status").GetString() is "COMPLETED" or "PARTIAL" or "FAILED");

    /// <summary>Waits until the orchestration itself has ended, and returns what the management API says of it.</summary>
    public Task<JsonElement> EndedAsync(string instanceId) => UntilAsync(
        $"runtime/webhooks/durabletask/instances/{instanceId}",
        instance => instance.GetProperty("runtimeStatus").GetString() is "Completed" or "Failed" or "Terminated");

    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> enough)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var seen = await JsonAsync(await Http.GetAsync(path, limit.Token));
            if (enough(seen))
            {
                return seen;
            }

            await pace.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Calls that the services received so far.</summary>
    public int Calls => _simulator.Requests.Total;

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {body}");
            return JsonDocument.Parse(body).RootElement.Clone();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Simulator.Dispose();
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static Dictionary<string, string?> HostSettings(string? storage, (string Name, string Value)[] settings)
    {
        var host = settings.Where(setting => setting.Name.StartsWith("AzureFunctionsJobHost:", StringComparison.Ordinal))
            .ToDictionary(setting => setting.Name.Replace(":", "__", StringComparison.Ordinal), setting => (string?)setting.Value);
        if (storage is not null)
        {
            host["AzureWebJobsStorage"] = storage;
            host["AzureFunctionsJobHost__extensions__durableTask__hubName"] = $"h{Guid.NewGuid():N}"[..20];
            host["AzureFunctionsJobHost__extensions__durableTask__storageProvider__maxQueuePollingInterval"] = "00:00:00.100";
        }

        return host;
    }

    /// <summary>Where the app was built, in the same configuration as this test.</summary>
    public static string AppFolder()
    {
        var output = Path.GetRelativePath(TestProject(), AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(TestProject(), "../../src/ContentGen", output));
    }

    private static string TestProject()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (folder.GetFiles("*.csproj").Length == 0)
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
