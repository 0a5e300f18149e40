using Amazon.BedrockRuntime;
using Amazon.Polly;
using ContentGen.Simulator;
using ContentGen.Simulator.Faults;
using LocalFunctionsHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContentGen.Testing;

/// <summary>
/// The app as it ships on the local host, with a simulator of its own, in this process: what was compiled for one app serves the next.
/// Several run side by side and share nothing but what is the process's: instruments, console and environment.
/// </summary>
public sealed class HostedApp : ServedApp
{
    private readonly FunctionsHost _host;
    private readonly SimulatorServer _simulator;

    static HostedApp()
    {
        Environment.SetEnvironmentVariable("NO_PROXY", "127.0.0.1,localhost");
        Environment.SetEnvironmentVariable("AWS_PROFILE", null);
        Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", null);
    }

    private HostedApp(FunctionsHost host, SimulatorServer simulator)
        : base(host.BaseAddress, simulator.BaseAddress)
    {
        _host = host;
        _simulator = simulator;
    }

    /// <summary>Calls that the simulator received so far.</summary>
    public int Calls => _simulator.Requests.Total;

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _host.WorkerServices!;

    /// <summary>Starts an app; completes when requests are answered.</summary>
    /// <param name="dataFolder">Folder of durable state; briefs are in its <c>briefs</c>.</param>
    /// <param name="settings">Settings of the app and the host, named as environment variables: <c>Section__Name</c>.</param>
    /// <param name="options">How the simulator answers, and where durable state is kept.</param>
    public static async Task<HostedApp> StartAsync(
        string dataFolder, IReadOnlyDictionary<string, string?>? settings = null, HostedAppOptions? options = null)
    {
        options ??= new();
        var all = WithDefaults(settings);
        var simulator = await SimulatorServer.StartAsync(new()
        {
            Port = 0,
            Speech = options.Speech,
            Latency = options.Latency,
            NewsFile = options.NewsFile,
            Seed = options.Seed,
            Faults = options.Faults is { } faults ? FaultPlan.Parse(faults) : FaultPlan.None,
        });
        try
        {
            all["Briefs__Store"] = "Files";
            all["Briefs__Folder"] = Path.Combine(dataFolder, "briefs");
            var host = await FunctionsHost.StartAsync(new()
            {
                AppFolder = AppContext.BaseDirectory,
                Worker = new(typeof(ContentGen.Program).Assembly, arguments => Create(arguments, all, simulator, options.Replace)),
                Port = 0,
                DataFolder = dataFolder,
                Backend = options.Backend,
                Settings = all,
                ConfigureLogging = logging =>
                {
                    logging.ClearProviders();
                    options.ConfigureLogging?.Invoke(logging);
                },
            });
            return new(host, simulator);
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <param name="plan">As <c>serve --faults</c> takes it.</param>
    public void SetFaults(string plan) => _simulator.Faults.Set(FaultPlan.Parse(plan));

    protected override async Task StopAsync()
    {
        // First the simulator: calls that hang are cut, and nothing waits for them.
        await _simulator.DisposeAsync();
        await _host.DisposeAsync();
    }

    /// <summary>
    /// Apps are made one after another, so that each of them finds its own simulator in the environment, where the AWS clients look.
    /// </summary>
    private static IHost Create(
        string[] arguments, IReadOnlyDictionary<string, string?> settings, SimulatorServer simulator, Action<IServiceCollection>? replace)
    {
        using var replacements = replace is null ? null : new HostReplacements(replace);
        // All others are arguments: of the two the environment counts more, and a test's own settings would not.
        foreach (var (name, value) in simulator.EnvironmentVariables.Concat(settings!).Where(setting => IsAws(setting.Key)))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        var host = ContentGen.Program.CreateHost(
        [
            .. arguments,
            .. simulator.EnvironmentVariables.Concat(settings!).Where(setting => setting.Value is not null)
                .Select(setting => $"--{setting.Key.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"),
        ]);
        _ = host.Services.GetRequiredService<IAmazonBedrockRuntime>().Config.ServiceURL;
        _ = host.Services.GetRequiredService<IAmazonPolly>().Config.ServiceURL;
        return host;
    }

    private static bool IsAws(string setting) => setting.StartsWith("AWS_", StringComparison.Ordinal);
}

/// <summary>How a <see cref="HostedApp"/> differs from the usual.</summary>
public sealed record HostedAppOptions
{
    /// <summary>How long the simulator's answers take. The default is none.</summary>
    public SimulatorLatency Latency { get; init; } = SimulatorLatency.None;

    /// <summary>Who speaks. The default is silence of the right length.</summary>
    public SpeechSource Speech { get; init; } = SpeechSource.Silent;

    /// <summary>NewsAPI-shaped JSON that the simulator serves. The default is its sample.</summary>
    public string? NewsFile { get; init; }

    /// <summary>Faults from the start, as <c>serve --faults</c> takes them. The default is none.</summary>
    public string? Faults { get; init; }

    /// <summary>Decides what the simulator chooses freely. The default is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where durable state is kept. The default is SQLite.</summary>
    public DurableBackend Backend { get; init; } = DurableBackend.Sqlite;

    /// <summary>Adds log providers of the host, where the app's lines arrive too. The default adds none.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; init; }

    /// <summary>Changes the app's services. The default changes none.</summary>
    public Action<IServiceCollection>? Replace { get; init; }
}
