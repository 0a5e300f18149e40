using ContentGen.Simulator;
using ContentGen.EndToEnd.Tests.Telemetry.Ingestion;

namespace ContentGen.EndToEnd.Tests.Telemetry.Running;

/// <summary>The environment variables of one app in this process; disposed, they are as before.</summary>
internal sealed class EnvironmentSettings : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public static EnvironmentSettings Set(
        SimulatorServer simulator, IngestionEndpoint ingestion, string folder, IReadOnlyDictionary<string, string?> settings)
    {
        var environment = new EnvironmentSettings();
        foreach (var (name, value) in simulator.EnvironmentVariables)
        {
            environment.Set(name, value);
        }

        environment.Set("AWS_PROFILE", null);
        environment.Set("AWS_SESSION_TOKEN", null);
        environment.Set("NO_PROXY", "127.0.0.1,localhost");
        environment.Set("Briefs__Store", "Files");
        environment.Set("Briefs__Folder", Path.Combine(folder, "briefs"));
        environment.Set("ContentGen__Schedule__BriefTimes", "");
        environment.Set("APPLICATIONINSIGHTS_CONNECTION_STRING", ingestion.ConnectionString);

        // The exporter's telemetry about itself would go to its makers.
        environment.Set("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        environment.Set("APPLICATIONINSIGHTS_SDKSTATS_DISABLED_ALL", "true");
        foreach (var (name, value) in settings)
        {
            environment.Set(name, value);
        }

        return environment;
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
