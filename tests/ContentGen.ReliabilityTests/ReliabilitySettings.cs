using System.Globalization;

namespace ContentGen.ReliabilityTests;

/// <summary>What is validated and how patiently; all from environment variables.</summary>
internal static class ReliabilitySettings
{
    /// <summary>The smallest share of runs that must deliver.</summary>
    public const double RequiredShare = 0.8;

    /// <summary>
    /// <c>CONTENTGEN_BASE_URL</c>: address of a deployment, such as <c>https://contentgen-x.azurewebsites.net</c>. Without it the program
    /// is started here, against the simulator.
    /// </summary>
    public static Uri? BaseUrl { get; } = ReadUrl(Environment.GetEnvironmentVariable("CONTENTGEN_BASE_URL"));

    public static bool IsLocal => BaseUrl is null;

    /// <summary>
    /// Longest time that a start or a status may take: 2 seconds. The program started here has 30, as it shares the machine with
    /// whatever else
    /// runs; the report shows what it took.
    /// </summary>
    public static TimeSpan AnswerLimit { get; } = TimeSpan.FromSeconds(IsLocal ? 30 : 2);

    /// <summary><c>CONTENTGEN_FUNCTION_KEY</c>: key of the functions that need one. Never shown.</summary>
    public static string? FunctionKey { get; } = Environment.GetEnvironmentVariable("CONTENTGEN_FUNCTION_KEY");

    /// <summary><c>CONTENTGEN_READ_KEY</c>: key of readers, where reading is not public. Never shown.</summary>
    public static string? ReadKey { get; } = Environment.GetEnvironmentVariable("CONTENTGEN_READ_KEY");

    /// <summary><c>CONTENTGEN_RELIABILITY_RUNS</c>: runs, started one after another and followed side by side. Default: 5.</summary>
    public static int Runs { get; } = Read("RUNS", 5, text => int.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>
    /// <c>CONTENTGEN_RELIABILITY_POLL</c>, <c>hh:mm:ss</c>: time between two polls. Default: 5 seconds, whatever is validated.
    /// </summary>
    public static TimeSpan Poll { get; } = Read("POLL", TimeSpan.FromSeconds(5), Duration);

    /// <summary>
    /// <c>CONTENTGEN_RELIABILITY_LIMIT</c>, <c>hh:mm:ss</c>: how long a run is polled. Default: 360 seconds, whatever is validated.
    /// </summary>
    public static TimeSpan Limit { get; } = Read("LIMIT", TimeSpan.FromSeconds(360), Duration);

    /// <summary>
    /// <c>CONTENTGEN_RELIABILITY_TELEMETRY</c>, <c>hh:mm:ss</c>: how long telemetry may take to arrive. Default: 10 minutes, as Application
    /// Insights takes some; 3 minutes for the program started here.
    /// </summary>
    public static TimeSpan TelemetryLimit { get; } = Read(
        "TELEMETRY", IsLocal ? TimeSpan.FromMinutes(3) : TimeSpan.FromMinutes(10), Duration);

    /// <summary><c>AZURE_SUBSCRIPTION_ID</c> and <c>AZURE_RESOURCE_GROUP</c> of the deployment; null unless both are set.</summary>
    public static (string Subscription, string ResourceGroup)? Azure { get; } =
        Environment.GetEnvironmentVariable("AZURE_SUBSCRIPTION_ID") is { Length: > 0 } subscription
        && Environment.GetEnvironmentVariable("AZURE_RESOURCE_GROUP") is { Length: > 0 } group
            ? (subscription, group)
            : null;

    private static TimeSpan Duration(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static Uri? ReadUrl(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new InvalidOperationException(
                $"CONTENTGEN_BASE_URL is '{text}'; give an absolute http or https address, or leave it out.");

    private static T Read<T>(string name, T otherwise, Func<string, T> parse)
    {
        var variable = $"CONTENTGEN_RELIABILITY_{name}";
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } text)
        {
            return otherwise;
        }

        try
        {
            return parse(text);
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException(
                $"{variable} is '{text}'; give a whole number of runs, or a duration as hh:mm:ss.", exception);
        }
    }
}
