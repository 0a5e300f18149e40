using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;

namespace Microsoft.Azure.Functions.Worker.Hosting.Settings;

/// <summary>The arguments meant for the host: <c>--port</c>, <c>--data</c>, <c>--address</c>, <c>--script-root</c>. Null where not given.</summary>
internal sealed record HostArguments(string? Port, string? Data, string? Address, string? ScriptRoot)
{
    public static HostArguments From(string[]? args) => From(new ConfigurationBuilder().AddCommandLine(args ?? []).Build());

    /// <summary>
    /// Looks at the command line only: environment variables called PORT or DATA are common and mean something else.
    /// </summary>
    public static HostArguments From(IConfiguration configuration)
    {
        ConfigurationProvider[] commandLine = configuration is IConfigurationRoot root
            ? [.. root.Providers.OfType<CommandLineConfigurationProvider>()]
            : [];
        return new HostArguments(Last("port"), Last("data"), Last("address"), Last("script-root"));

        string? Last(string name) =>
            commandLine.Select(provider => provider.TryGet(name, out string? value) ? value : null).LastOrDefault(value => value is not null);
    }
}
