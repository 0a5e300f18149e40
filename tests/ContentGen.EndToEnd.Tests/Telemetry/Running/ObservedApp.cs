using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.Simulator;
using ContentGen.Simulator.Faults;
using ContentGen.EndToEnd.Tests.Telemetry.Ingestion;
using LocalFunctionsHost;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ContentGen.EndToEnd.Tests.Telemetry.Running;

/// <summary>The app as it ships, with the simulator's services, sending its telemetry to an ingestion endpoint of its own.</summary>
internal sealed class ObservedApp : IAsyncDisposable
{
    private readonly FunctionsHost _host;
    private readonly EnvironmentSettings _settings;
    private readonly TemporaryFolder _data;

    private ObservedApp(FunctionsHost host, SimulatorServer simulator, IngestionEndpoint ingestion, EnvironmentSettings settings, TemporaryFolder data)
    {
        (_host, Simulator, Ingestion, _settings, _data) = (host, simulator, ingestion, settings, data);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null }) { BaseAddress = host.BaseAddress };
    }

    public SimulatorServer Simulator { get; }

    public IngestionEndpoint Ingestion { get; }

    public HttpClient Http { get; }

    /// <param name="settings">Environment variables beside those that point the app at the simulator and the endpoint.</param>
    public static async Task<ObservedApp> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, string? newsFile = null)
    {
        var data = new TemporaryFolder();
        var ingestion = await IngestionEndpoint.StartAsync();
        var simulator = await SimulatorServer.StartAsync(new SimulatorOptions
        {
            Port = 0,
            Speech = SpeechSource.Silent,
            Latency = SimulatorLatency.None,
            NewsFile = newsFile,
        });
        var environment = EnvironmentSettings.Set(simulator, ingestion, data.Path, settings ?? new Dictionary<string, string?>());
        var host = await FunctionsHost.StartAsync(new FunctionsHostOptions
        {
            AppFolder = AppContext.BaseDirectory,
            Worker = new InProcessWorker(typeof(ContentGen.Program).Assembly, ContentGen.Program.CreateHost),
            Port = 0,
            DataFolder = data.Path,
        });
        return new(host, simulator, ingestion, environment, data);
    }

    public void SetFaults(string plan) => Simulator.Faults.Set(FaultPlan.Parse(plan));

    /// <summary>Starts a run with fresh content and waits for its end.</summary>
    /// <returns>Its brief.</returns>
    public async Task<JsonElement> RunAsync(object? request = null)
    {
        var runId = await Http.StartRunAsync(request ?? new { forceFresh = true });
        await Http.FollowRunAsync(runId);
        return await Http.GetFromJsonAsync<JsonElement>($"api/briefs/{runId}");
    }

    /// <summary>Sends everything collected so far.</summary>
    public IReadOnlyList<Envelope> Flush()
    {
        Assert.True(_host.WorkerServices!.GetRequiredService<MeterProvider>().ForceFlush(), "The metrics were not sent.");
        Assert.True(_host.WorkerServices!.GetRequiredService<TracerProvider>().ForceFlush(), "The spans were not sent.");
        Assert.True(_host.WorkerServices!.GetRequiredService<LoggerProvider>().ForceFlush(), "The logs were not sent.");
        return Ingestion.Envelopes;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
        await Simulator.DisposeAsync();
        await Ingestion.DisposeAsync();
        _settings.Dispose();
        _data.Dispose();
    }
}
