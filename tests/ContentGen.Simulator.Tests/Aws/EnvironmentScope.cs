using Amazon.Runtime;

namespace ContentGen.Simulator.Tests.Aws;

/// <summary>Sets environment variables of this process, and puts back what was there.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    private readonly List<(string Name, string? Before)> _changed = [];

    /// <summary>As on a machine without any AWS configuration: no variables, no profiles, no instance metadata.</summary>
    public static EnvironmentScope WithoutAws()
    {
        var scope = new EnvironmentScope();
        var names = Environment.GetEnvironmentVariables().Keys.Cast<string>();
        foreach (var name in names.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)))
        {
            scope.Set(name, null);
        }

        var nowhere = Path.Combine(Path.GetTempPath(), "contentgen-no-such-aws-file");
        return scope.Set("AWS_EC2_METADATA_DISABLED", "true")
            .Set("AWS_CONFIG_FILE", nowhere)
            .Set("AWS_SHARED_CREDENTIALS_FILE", nowhere);
    }

    public EnvironmentScope Set(string name, string? value)
    {
        _changed.Add((name, Environment.GetEnvironmentVariable(name)));
        Environment.SetEnvironmentVariable(name, value);
        ForgetRegion();
        return this;
    }

    public void Dispose()
    {
        for (var i = _changed.Count - 1; i >= 0; i--)
        {
            Environment.SetEnvironmentVariable(_changed[i].Name, _changed[i].Before);
        }

        ForgetRegion();
    }

    /// <summary>The SDK looks for the region once a process.</summary>
    private static void ForgetRegion() => FallbackRegionFactory.Reset();
}
