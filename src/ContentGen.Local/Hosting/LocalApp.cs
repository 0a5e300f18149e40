using ContentGen.Local.CommandLine;
using ContentGen.Schedules;
using ContentGen.Simulator;
using ContentGen.Simulator.Faults;
using LocalFunctionsHost;

namespace ContentGen.Local.Hosting;

/// <summary>The app on the local Functions host and, unless live, the simulator, all running in this process.</summary>
internal sealed class LocalApp(FunctionsHost host, SimulatorServer? simulator) : IAsyncDisposable
{
    private static readonly string[] Timers = [nameof(ScheduledBrief), nameof(WarmCache), nameof(PurgeOldRuns)];

    public Uri BaseAddress => host.BaseAddress;

    /// <summary>Null when live.</summary>
    public Uri? SimulatorAddress => simulator?.BaseAddress;

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => host.WorkerServices!;

    /// <param name="dataFolder">An existing folder.</param>
    /// <exception cref="LocalFailureException">Something cannot start; nothing is left running.</exception>
    public static async Task<LocalApp> StartAsync(LocalOptions options, string dataFolder, CancellationToken cancellationToken)
    {
        var briefsFolder = Path.Combine(dataFolder, "briefs");
        if (options.Live)
        {
            await LiveRequirements.CheckAsync(cancellationToken);
            AppEnvironment.Live(briefsFolder);
            AppEnvironment.Add(options.Ask.Settings);
            return new LocalApp(await StartHostAsync(options, dataFolder, ContentGen.Program.CreateHost, cancellationToken), null);
        }

        // The simulator starts beside the host; the app is made when it listens.
        var starting = Task.Run(() => StartSimulatorAsync(options, cancellationToken), cancellationToken);
        try
        {
            return new LocalApp(await StartHostAsync(options, dataFolder, CreateHost, cancellationToken), await starting);
        }
        catch
        {
            // When the simulator does not start, this says why.
            await (await starting).DisposeAsync();
            throw;
        }

        IHost CreateHost(string[] arguments)
        {
            AppEnvironment.Simulated(starting.GetAwaiter().GetResult().EnvironmentVariables, briefsFolder);
            AppEnvironment.Add(options.Ask.Settings);
            return ContentGen.Program.CreateHost(arguments);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        if (simulator is not null)
        {
            await simulator.DisposeAsync();
        }
    }

    private static async Task<FunctionsHost> StartHostAsync(
        LocalOptions options, string dataFolder, Func<string[], IHost> createHost, CancellationToken cancellationToken)
    {
        var host = new FunctionsHostOptions
        {
            AppFolder = AppContext.BaseDirectory,
            Worker = new InProcessWorker(typeof(ContentGen.Program).Assembly, createHost),
            Port = options.Port,
            DataFolder = dataFolder,
            Backend = options.Backend,
            Settings = options.HasTimers ? new() : Timers.ToDictionary(timer => $"AzureWebJobs.{timer}.Disabled", string? (_) => "true"),
        };
        try
        {
            return await FunctionsHost.StartAsync(host, cancellationToken);
        }
        catch (FunctionsHostStartException wrong)
        {
            throw LocalFailureException.NothingDelivered($"The app cannot start: {wrong.Message}", wrong);
        }
    }

    private static async Task<SimulatorServer> StartSimulatorAsync(LocalOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var simulator = new SimulatorOptions
            {
                Port = options.SimulatorPort,
                NewsFile = options.NewsFile,
                Seed = options.Seed,
                Speech = options.IsSilent ? SpeechSource.Silent : SpeechSource.Auto,
                Faults = options.Faults is null ? FaultPlan.None : FaultPlan.Parse(options.Faults),
            };
            return await SimulatorServer.StartAsync(simulator, cancellationToken);
        }
        catch (FaultPlanException wrong)
        {
            throw LocalFailureException.Usage($"--faults: {wrong.Message}", wrong);
        }
        catch (SimulatorStartException wrong) when (wrong.IsAboutThePort)
        {
            throw LocalFailureException.NothingDelivered($"{wrong.Message} The option is --simulator-port.", wrong);
        }
        catch (SimulatorStartException wrong)
        {
            throw LocalFailureException.Usage(wrong.Message, wrong);
        }
    }
}

/// <summary>The environment variables that the app is started with.</summary>
internal static class AppEnvironment
{
    // What a developer's own AWS setup could redirect calls or credentials with; none of it may reach the simulator.
    private static readonly string[] RedirectingVariables =
    [
        "AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_USE_FIPS_ENDPOINT",
        "AWS_USE_DUALSTACK_ENDPOINT", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_BEARER_TOKEN_BEDROCK",
    ];

    // Which news is read is for whoever runs the app to say; what an earlier app of this process was given is no such word.
    private static readonly string[] OwnChoices = ["Rss__Feeds__", "News__Sources__"];
    private static readonly Dictionary<string, string> Given = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Points the app at the simulator, whatever the environment says; only feeds and sources of news that it names stay.
    /// </summary>
    public static void Simulated(IReadOnlyDictionary<string, string> simulator, string briefsFolder)
    {
        foreach (var name in RedirectingVariables)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        string[] chosen = [.. OwnChoices.Where(IsSaid)];
        foreach (var (name, value) in simulator.Where(setting => !chosen.Any(choice => IsOf(setting.Key, choice))))
        {
            Environment.SetEnvironmentVariable(name, value);
            Given[name] = value;
        }

        Environment.SetEnvironmentVariable("Briefs__Store", "Files");
        Environment.SetEnvironmentVariable("Briefs__Folder", briefsFolder);
        Environment.SetEnvironmentVariable("NO_PROXY", "127.0.0.1,localhost");
    }

    private static bool IsOf(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool IsSaid(string prefix) => Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Any(
        variable => variable.Key is string name && IsOf(name, prefix) && Given.GetValueOrDefault(name) != variable.Value as string);

    public static void Add(IEnumerable<(string Name, string Value)> settings)
    {
        foreach (var (name, value) in settings)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <summary>Adds what is missing; what the environment says stays.</summary>
    public static void Live(string briefsFolder)
    {
        Environment.SetEnvironmentVariable("Briefs__Store", Environment.GetEnvironmentVariable("Briefs__Store") ?? "Files");
        Environment.SetEnvironmentVariable("Briefs__Folder", Environment.GetEnvironmentVariable("Briefs__Folder") ?? briefsFolder);
    }
}
