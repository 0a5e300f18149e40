using System.Diagnostics;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using ContentGen.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ContentGen.Telemetry;

public static class TelemetryServiceCollectionExtensions
{
    // The worker's own name for it; declared, the host stops passing on the worker's logs, which would arrive twice.
    private const string WorkerExports = "WorkerOpenTelemetryEnabled";

    /// <summary>
    /// Collects and exports traces, metrics and logs as <see cref="TelemetryOptions"/> say; nothing when they name no place.
    /// </summary>
    public static IServiceCollection AddContentGenTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var options = TelemetryOptions.From(configuration);
        if (!options.IsExported)
        {
            return services;
        }

        services.Configure<WorkerOptions>(worker => worker.Capabilities[WorkerExports] = bool.TrueString);
        services.AddOptions<LoggerFilterOptions>().Configure<IServiceProvider>(
            (filters, provider) => KeepTextsHere(filters, provider.GetService<LogDetail>(), configuration));
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(
                resource => resource.AddService(ServiceNameFrom(configuration), serviceVersion: Version).AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing
                .AddSource(Instruments.Name, "Microsoft.Azure.Functions.Worker", "System.Net.Http")
                // Nobody listening, its client starts orchestrations outside the trace of who asked for them.
                .AddSource("Microsoft.DurableTask")
                .AddProcessor(new EngineCallFilter()))
            .WithMetrics(metrics => metrics.AddMeter(Instruments.Name, "Polly", "System.Net.Http", "System.Runtime"))
            .WithLogging(null, logging => logging.IncludeFormattedMessage = true);
        Export(telemetry, options);
        return services;
    }

    /// <summary>
    /// Lets <see cref="LogDetail"/> decide about the product's messages; configured levels for its categories come first.
    /// </summary>
    public static IServiceCollection AddLogDetail(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LogDetail>();
        // The rule carries the lowest level, its filter what of it is let through just now. Of equal rules the last one wins.
        services.AddOptions<LoggerFilterOptions>().Configure<LogDetail>((filters, detail) => filters.Rules.Insert(
            0, new(null, Instruments.Name, LogLevel.Debug, (_, _, level) => level >= detail.Minimum)));
        return services;
    }

    private static string Version => typeof(Instruments).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    private static string ServiceNameFrom(IConfiguration configuration) =>
        configuration["OTEL_SERVICE_NAME"] ?? configuration["WEBSITE_SITE_NAME"] ?? Instruments.Name;

    // Prompts and answers are logged at Trace: turning that on for the console does not send them anywhere. Debug is sent while the detail
    // is raised or asked for. What the frameworks say of each request and call the spans say already.
    private static void KeepTextsHere(LoggerFilterOptions filters, LogDetail? detail, IConfiguration configuration)
    {
        var isAskedFor = Enum.TryParse(configuration[$"Logging:LogLevel:{Instruments.Name}"], ignoreCase: true, out LogLevel asked)
            && asked <= LogLevel.Debug;
        bool Sends(LogLevel level) => isAskedFor || level >= (detail?.Minimum ?? LogLevel.Information);

        var exporter = typeof(OpenTelemetryLoggerProvider).FullName!;
        filters.Rules.Add(new(exporter, Instruments.Name, LogLevel.Debug, (_, _, level) => Sends(level)));
        filters.Rules.Add(new(exporter, null, LogLevel.Warning, null));
    }

    private static void Export(OpenTelemetryBuilder telemetry, TelemetryOptions options)
    {
        if (options.AzureMonitor is { } connection)
        {
            // With an action, as without one the exporter would take settings of a section of its own.
            telemetry.UseAzureMonitorExporter(azure => azure.ConnectionString = connection);
            telemetry.Services.AddAppIdentity().AddOptions<AzureMonitorExporterOptions>().Configure<IServiceProvider>((azure, services) =>
            {
                azure.Credential = options.AzureMonitorTakesTokens ? services.GetRequiredService<TokenCredential>() : null;
                azure.AddPolicy(new RefusalPolicy(services), HttpPipelinePosition.PerCall);

                // Runs are few; every one is kept. By default the exporter keeps five traces a second.
                azure.TracesPerSecond = null;
                azure.SamplingRatio = 1;
            });
        }

        if (options.OtlpEndpoint is not null)
        {
            telemetry.UseOtlpExporter();
        }

        if (options.Console)
        {
            telemetry.WithTracing(tracing => tracing.AddConsoleExporter());
            telemetry.WithMetrics(metrics => metrics.AddConsoleExporter());
        }
    }
}

/// <summary>
/// Keeps the durable client's HTTP calls to the host beside it out of what is exported: each look at a status is one, they would be most
/// of what is stored and paid for, and they say nothing that the functions' own spans do not.
/// </summary>
internal sealed class EngineCallFilter : BaseProcessor<Activity>
{
    private const string Service = "/TaskHubSidecarService/";

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == "System.Net.Http"
            && data.GetTagItem("url.full") is string url
            && url.Contains(Service, StringComparison.Ordinal))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
