using Microsoft.Extensions.Configuration;

namespace ContentGen.Telemetry;

/// <summary>
/// Where telemetry goes, by the settings that other tools use too: <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> for Azure Monitor,
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> for any OTLP receiver, <c>Telemetry:Console</c> (default: false) for the console. Each may be
/// set beside the others; with none, nothing is collected.
/// </summary>
public sealed record TelemetryOptions(string? AzureMonitor, string? OtlpEndpoint, bool Console)
{
    public const string AzureMonitorSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ConsoleSetting = "Telemetry:Console";

    public bool IsExported => AzureMonitor is not null || OtlpEndpoint is not null || Console;

    /// <exception cref="InvalidOperationException">The console setting is neither true nor false, or the endpoint is no address.</exception>
    public static TelemetryOptions From(IConfiguration configuration) => new(
        Given(configuration[AzureMonitorSetting]), Address(Given(configuration[OtlpSetting])), Flag(Given(configuration[ConsoleSetting])));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Address(string? text) => text is null || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        ? text
        : throw new InvalidOperationException($"{OtlpSetting} is not an http or https address; set one such as http://localhost:4317 or remove it.");

    private static bool Flag(string? text) => text is not null && (bool.TryParse(text, out var flag)
        ? flag
        : throw new InvalidOperationException($"{ConsoleSetting} must be true or false."));
}
