using System.Text.Json;
using ContentGen.EndToEnd.Tests.Telemetry.Ingestion;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ContentGen.EndToEnd.Tests.Telemetry.Running;

/// <summary>The app as it ships, with the simulator's services, sending its telemetry to an ingestion endpoint of its own.</summary>
internal sealed class ObservedApp : IAsyncDisposable
{
    private readonly HostedApp _app;
    private readonly TemporaryFolder _data;

    static ObservedApp()
    {
        // The exporter's telemetry about itself would go to its makers.
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL", "true");
    }

    private ObservedApp(HostedApp app, IngestionEndpoint ingestion, TemporaryFolder data)
    {
        (_app, Ingestion, _data) = (app, ingestion, data);
    }

    public IngestionEndpoint Ingestion { get; }

    public HttpClient Http => _app.Http;

    /// <param name="settings">Settings beside the one that names the endpoint.</param>
    public static async Task<ObservedApp> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, string? newsFile = null)
    {
        var data = new TemporaryFolder();
        var ingestion = await IngestionEndpoint.StartAsync();
        var all = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = ingestion.ConnectionString,
        };
        return new(await HostedApp.StartAsync(data.Path, all, new() { NewsFile = newsFile }), ingestion, data);
    }

    /// <param name="plan">As <c>serve --faults</c> takes it.</param>
    public void SetFaults(string plan) => _app.SetFaults(plan);

    /// <summary>Starts a run with fresh content and waits for its end.</summary>
    /// <returns>Its brief.</returns>
    public async Task<JsonElement> RunAsync(object? request = null)
    {
        var runId = await _app.StartRunAsync(request ?? new { forceFresh = true });
        await _app.FollowAsync(runId);
        return await _app.BriefAsync(runId);
    }

    /// <summary>Sends everything collected so far.</summary>
    public IReadOnlyList<Envelope> Flush()
    {
        Assert.True(_app.Services.GetRequiredService<MeterProvider>().ForceFlush(), "The metrics were not sent.");
        Assert.True(_app.Services.GetRequiredService<TracerProvider>().ForceFlush(), "The spans were not sent.");
        Assert.True(_app.Services.GetRequiredService<LoggerProvider>().ForceFlush(), "The logs were not sent.");
        return Ingestion.Envelopes;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Ingestion.DisposeAsync();
        _data.Dispose();
    }
}
