using System.Globalization;
using System.Net;
using System.Text;
using DurableTask.Sqlite;
using Microsoft.Extensions.Configuration;

namespace LocalFunctionsHost.Settings;

/// <summary>Everything a host was told: its options, the files of the app and the environment.</summary>
internal sealed class HostSettings(FunctionsHostOptions options, string appFolder, LocalSettings local, IConfiguration configuration)
{
    /// <summary>The setting that names Azure Storage.</summary>
    public const string StorageConnection = "AzureWebJobsStorage";

    /// <summary>Where host.json is found in <see cref="Configuration"/>.</summary>
    private const string HostJsonSection = "AzureFunctionsJobHost";

    private const int DefaultPort = 7071;

    private static readonly TimeSpan DefaultFunctionTimeout = TimeSpan.FromMinutes(30);

    public string AppFolder { get; } = appFolder;

    public DurableBackend Backend { get; } = options.Backend;

    public IPAddress Address { get; } = options.Address;

    /// <summary>0 means any free one.</summary>
    public int Port { get; } = options.Port ?? ReadPort(local.LocalHttpPort) ?? DefaultPort;

    public string DataFolder { get; } =
        Path.GetFullPath(options.DataFolder is { Length: > 0 } folder ? folder : Settings.DataFolder.DefaultFor(appFolder));

    /// <summary>What the environment of a child process has beyond that of this process.</summary>
    public IReadOnlyDictionary<string, string> ChildEnvironment { get; } = Child(options, appFolder, local);

    public string? Cors { get; } = local.Cors;

    public bool CorsCredentials { get; } = local.CorsCredentials;

    /// <summary>The settings of the app as the host sees them, and host.json below a section of its own.</summary>
    public IConfiguration Configuration { get; } = configuration;

    public IConfigurationSection HostJson { get; } = configuration.GetSection(HostJsonSection);

    /// <summary>Without slashes at the ends; the default is <c>api</c>.</summary>
    public string RoutePrefix { get; } = (configuration[$"{HostJsonSection}:extensions:http:routePrefix"] ?? "api").Trim('/');

    /// <summary>How long one invocation may take; null for any time. The default is 30 minutes.</summary>
    public TimeSpan? FunctionTimeout { get; } = ReadTimeout(configuration[$"{HostJsonSection}:functionTimeout"]);

    /// <summary>Reads the files of the app and applies local settings to the environment.</summary>
    /// <exception cref="FunctionsHostStartException">There is no app, or a file or value is not valid.</exception>
    public static HostSettings Load(FunctionsHostOptions options)
    {
        var appFolder = Path.GetFullPath(options.AppFolder).TrimEnd(Path.DirectorySeparatorChar);
        if (!File.Exists(Path.Combine(appFolder, "worker.config.json")))
        {
            throw new FunctionsHostStartException(
                $"No function app is in {appFolder}: worker.config.json is missing. "
                + "Name the folder that 'dotnet build' or 'dotnet publish' of a .NET isolated function app has filled.");
        }
        var local = LocalSettings.Load(appFolder);
        using var hostJson = HostFiles.Read(appFolder, "host.json");
        if (options.Worker is not null)
        {
            EnvironmentDefaults.Apply(local.Values);
        }
        var builder = new ConfigurationBuilder();
        if (hostJson is not null)
        {
            builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"{{HostJsonSection}}":{{hostJson.RootElement}}}""")));
        }
        builder.AddInMemoryCollection(Defaults(options));
        builder.AddInMemoryCollection(local.Values.Select(value => KeyValuePair.Create(ToPath(value.Key), (string?)value.Value)));
        builder.AddEnvironmentVariables();
        builder.AddInMemoryCollection(options.Settings.Select(setting => KeyValuePair.Create(ToPath(setting.Key), setting.Value)));
        builder.AddInMemoryCollection(Fixed(options));
        var configuration = builder.Build();
        if (options.Backend != DurableBackend.Sqlite && !configuration.GetSection(StorageConnection).Exists())
        {
            throw new FunctionsHostStartException(
                $"The setting {StorageConnection} is not set. Set it as an environment variable or in Values of local.settings.json "
                + "(UseDevelopmentStorage=true is Azurite), or keep durable state in SQLite.");
        }
        return new HostSettings(options, appFolder, local, configuration);
    }

    private static string ToPath(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    private static Dictionary<string, string> Child(FunctionsHostOptions options, string appFolder, LocalSettings local)
    {
        var environment = new Dictionary<string, string>(Defaults(options)!)
        {
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
        };
        foreach (var (name, value) in local.Values)
        {
            environment[name] = value;
        }
        foreach (var name in environment.Keys.Where(name => Environment.GetEnvironmentVariable(name) is not null))
        {
            environment.Remove(name);
        }
        foreach (var (name, value) in options.Settings)
        {
            environment[name.Replace(":", "__", StringComparison.Ordinal)] = value ?? "";
        }
        environment["FUNCTIONS_APPLICATION_DIRECTORY"] = appFolder;
        return environment;
    }

    /// <summary>What goes behind everything that is set.</summary>
    private static Dictionary<string, string?> Defaults(FunctionsHostOptions options) => options.Backend == DurableBackend.Azurite
        ? new() { [StorageConnection] = "UseDevelopmentStorage=true" }
        : [];

    private static Dictionary<string, string?> Fixed(FunctionsHostOptions options) => new()
    {
        ["AzureWebJobsConfigurationSection"] = HostJsonSection,
        ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
        // The durable extension takes a container name for Linux Consumption, and writes a line per event to stdout there.
        ["CONTAINER_NAME"] = "",
        [$"{HostJsonSection}:extensions:durableTask:storageProvider:type"] =
            options.Backend == DurableBackend.Sqlite ? SqliteDurability.ProviderName : "AzureStorage",
    };

    private static int? ReadPort(string? text) => text switch
    {
        null => null,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort => port,
        _ => throw new FunctionsHostStartException(
            $"Host.LocalHttpPort in local.settings.json is '{text}'. Give a number from 0 (any free port) to {IPEndPoint.MaxPort}."),
    };

    private static TimeSpan? ReadTimeout(string? text) => text switch
    {
        null or "" => DefaultFunctionTimeout,
        "-1" => null,
        _ when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero => limit,
        _ => throw new FunctionsHostStartException(
            $"functionTimeout in host.json is '{text}'. Give a time span such as '00:10:00', or '-1' for none."),
    };
}
