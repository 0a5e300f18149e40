using Microsoft.Extensions.Configuration;

namespace ContentGen.Telemetry;

/// <summary>
/// Where telemetry goes, by the settings that other tools use too: <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> for Azure Monitor,
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> for any OTLP receiver, <c>Telemetry:Console</c> (default: false) for the console. Each may be
/// set beside the others; with none, nothing is collected. With <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c>, which the Functions host
/// reads too, Azure Monitor is sent tokens of the app's identity; without, it is told the instrumentation key alone.
/// </summary>
public sealed record TelemetryOptions(string? AzureMonitor, bool AzureMonitorTakesTokens, string? OtlpEndpoint, bool Console)
{
    public const string AzureMonitorSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string AuthenticationSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    public const string OtlpSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ConsoleSetting = "Telemetry:Console";

    public bool IsExported => AzureMonitor is not null || OtlpEndpoint is not null || Console;

    /// <exception cref="InvalidOperationException">
    /// The console setting is neither true nor false, the endpoint is no address, or the authentication string names no way to sign in or
    /// another identity than the app's.
    /// </exception>
    public static TelemetryOptions From(IConfiguration configuration) => new(
        Given(configuration[AzureMonitorSetting]),
        TakesTokens(Given(configuration[AuthenticationSetting]), Given(configuration["AZURE_CLIENT_ID"])),
        Address(Given(configuration[OtlpSetting])),
        Flag(Given(configuration[ConsoleSetting])));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool TakesTokens(string? authentication, string? clientId)
    {
        if (authentication is null)
        {
            return false;
        }

        var parts = Parts(authentication);
        if (!parts.TryGetValue("Authorization", out var way) || !way.Equals("AAD", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"{AuthenticationSetting} must be Authorization=AAD or ClientId=<client id>;Authorization=AAD, or not be set.");
        }

        return !parts.TryGetValue("ClientId", out var named) || named.Equals(clientId, StringComparison.OrdinalIgnoreCase)
            ? true
            : throw new InvalidOperationException(
                $"{AuthenticationSetting} has the ClientId {named}, but AZURE_CLIENT_ID is {clientId ?? "not set"}: the app has one"
                + " identity for everything; give both the same client id.");
    }

    private static Dictionary<string, string> Parts(string text) => text
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
        .DistinctBy(part => part[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(part => part[0], part => part[^1], StringComparer.OrdinalIgnoreCase);

    private static string? Address(string? text) =>
        text is null || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        ? text
        : throw new InvalidOperationException(
            $"{OtlpSetting} is not an http or https address; set one such as http://localhost:4317 or remove it.");

    private static bool Flag(string? text) => text is not null && (bool.TryParse(text, out var flag)
        ? flag
        : throw new InvalidOperationException($"{ConsoleSetting} must be true or false."));
}
