using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using ContentGen.EndToEnd.Tests.Telemetry.Ingestion;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ContentGen.EndToEnd.Tests.Telemetry.Running;

/// <summary>
/// The app as it ships, with the simulator's services, sending its telemetry as its managed identity to an ingestion endpoint of its own.
/// </summary>
internal sealed class ObservedApp : IAsyncDisposable
{
    private readonly HostedApp _app;
    private readonly TemporaryFolder _data;
    private readonly LogLines _log;

    static ObservedApp()
    {
        // The exporter's telemetry about itself would go to its makers.
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL", "true");
    }

    private ObservedApp(HostedApp app, IngestionEndpoint ingestion, TemporaryFolder data, LogLines log)
    {
        (_app, Ingestion, _data, _log) = (app, ingestion, data, log);
    }

    public IngestionEndpoint Ingestion { get; }

    public HttpClient Http => _app.Http;

    /// <summary>What the app logged at Warning and above.</summary>
    public IReadOnlyList<string> Warnings => _log.Lines;

    /// <param name="settings">Settings beside those that name the endpoint and the identity, or in the place of these.</param>
    /// <param name="unsent">Folder of what could not be sent. The default is one of the app's own.</param>
    public static async Task<ObservedApp> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, string? newsFile = null, string? unsent = null)
    {
        var data = new TemporaryFolder();
        var ingestion = await IngestionEndpoint.StartAsync();
        await IdentityEndpoint.Shared;
        var clientId = Guid.NewGuid().ToString();
        var all = new Dictionary<string, string?>
        {
            ["AZURE_CLIENT_ID"] = clientId,
            ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = $"ClientId={clientId};Authorization=AAD",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            all[name] = value;
        }

        all["APPLICATIONINSIGHTS_CONNECTION_STRING"] = ingestion.ConnectionString;
        var log = new LogLines(LogLevel.Warning);
        var app = await HostedApp.StartAsync(data.Path, all, new()
        {
            NewsFile = newsFile,
            Replace = services =>
            {
                services.AddSingleton<ILoggerProvider>(log);
                services.Configure<AzureMonitorExporterOptions>(azure => SendTo(azure, ingestion, unsent ?? Path.Combine(data.Path, "unsent")));
            },
        });
        return new(app, ingestion, data, log);
    }

    private static void SendTo(AzureMonitorExporterOptions azure, IngestionEndpoint ingestion, string unsent)
    {
        azure.StorageDirectory = unsent;
        azure.Transport = new HttpClientTransport(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => ingestion.IsOwn(certificate),
        });
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

    /// <summary>Has everything collected so far sent or kept, whichever is possible.</summary>
    public void FlushOrKeep()
    {
        _app.Services.GetRequiredService<MeterProvider>().ForceFlush();
        _app.Services.GetRequiredService<TracerProvider>().ForceFlush();
        _app.Services.GetRequiredService<LoggerProvider>().ForceFlush();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Ingestion.DisposeAsync();
        _data.Dispose();
    }
}
