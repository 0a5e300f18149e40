using System.Net;
using ContentGen.Benchmarks.EngineApp;
using ContentGen.Benchmarks.Http;
using LocalFunctionsHost;

namespace ContentGen.Benchmarks.Hosting;

/// <summary>
/// A function app on the local host, worker and all in this process, on a free loopback port, with a data folder of its own that goes
/// with it.
/// </summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private const string Management = "runtime/webhooks/durabletask/";
    private const int Clients = 16;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly FunctionsHost _host;
    private readonly string _dataFolder;

    private BenchmarkHost(FunctionsHost host, string dataFolder)
    {
        _host = host;
        _dataFolder = dataFolder;
        // Without a propagator requests leave no traces, which the app would export as its own.
        var handler = new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null };
        Http = new HttpClient(handler) { BaseAddress = host.BaseAddress };
    }

    public Uri BaseAddress => _host.BaseAddress;

    /// <summary>Leaves no traces.</summary>
    public HttpClient Http { get; }

    /// <summary>The app's.</summary>
    public IServiceProvider Services => _host.WorkerServices!;

    /// <summary>The functions of EngineApp: host and backend without the product.</summary>
    /// <param name="azureStorage">Connection string of the AzureStorage backend; null is the SQLite backend.</param>
    public static Task<BenchmarkHost> StartEngineAsync(string folder, string? azureStorage = null) => StartAsync(folder, data => new()
    {
        AppFolder = Path.GetDirectoryName(BuiltAssemblies.EngineApp)!,
        Worker = new InProcessWorker(typeof(HelloCities).Assembly, EngineApp.Program.CreateHost),
        Port = 0,
        DataFolder = data,
        Backend = azureStorage is null ? DurableBackend.Sqlite : DurableBackend.AzureStorage,
        Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = azureStorage },
    });

    /// <summary>The app as it ships. Its environment variables must be set.</summary>
    /// <param name="azureStorage">Connection string of the AzureStorage backend; null is the SQLite backend.</param>
    public static Task<BenchmarkHost> StartAppAsync(string folder, string? azureStorage = null) => StartAsync(folder, data => new()
    {
        AppFolder = AppContext.BaseDirectory,
        Worker = new InProcessWorker(typeof(ContentGen.Program).Assembly, ContentGen.Program.CreateHost),
        Port = 0,
        DataFolder = data,
        Backend = azureStorage is null ? DurableBackend.Sqlite : DurableBackend.AzureStorage,
        Settings = azureStorage is null ? new() : new Dictionary<string, string?> { ["AzureWebJobsStorage"] = azureStorage },
    });

    /// <summary>Path that tells how a run is: 202 while it is under way, 200 when it has ended.</summary>
    public static string StatusPath(string id) => $"{Management}instances/{id}";

    /// <summary>Starts runs of an orchestrator of EngineApp, one HTTP request each, and waits until all of them have ended.</summary>
    public async Task RunAsync(string orchestrator, int runs, CancellationToken cancellationToken)
    {
        var last = RunCounter.Expect(runs);
        await StartRunsAsync(orchestrator, runs, cancellationToken);
        await EndAsync(await last.WaitAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Starts runs, one HTTP request each.</summary>
    public Task StartRunsAsync(string orchestrator, int runs, CancellationToken cancellationToken) =>
        new ClosedLoop(BaseAddress, Clients).MeasureAsync(
            runs, _ => new(HttpMethod.Post, $"{Management}orchestrators/{orchestrator}", "null"), read: null, cancellationToken);

    /// <summary>Waits until the end of a run is stored. It is asked for every 10 ms, so it is seen 5 ms late on average.</summary>
    public async Task EndAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var response = await Http.GetAsync(StatusPath(id), cancellationToken);
            if (response.EnsureSuccessStatusCode().StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(_dataFolder, recursive: true);
    }

    private static async Task<BenchmarkHost> StartAsync(string folder, Func<string, FunctionsHostOptions> options)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        return new BenchmarkHost(await FunctionsHost.StartAsync(options(data)), data);
    }
}
