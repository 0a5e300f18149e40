using ContentGen.Local.CommandLine;
using ContentGen.Simulator;
using LocalFunctionsHost;

namespace ContentGen.Local.Hosting;

/// <summary>The app on the local Functions host and, unless live, the simulator, all running in this process.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private readonly FunctionsHost _host;
    private readonly SimulatorServer? _simulator;

    private LocalApp(FunctionsHost host, SimulatorServer? simulator)
    {
        _host = host;
        _simulator = simulator;
    }

    public Uri BaseAddress => _host.BaseAddress;

    /// <summary>Null when live.</summary>
    public Uri? SimulatorAddress => _simulator?.BaseAddress;

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _host.WorkerServices!;

    /// <param name="dataFolder">An existing folder.</param>
    /// <exception cref="LocalFailureException">Something cannot start; nothing is left running.</exception>
    public static async Task<LocalApp> StartAsync(LocalOptions options, string dataFolder, CancellationToken cancellationToken)
    {
        var briefsFolder = Path.Combine(dataFolder, "briefs");
        if (options.Live)
        {
            await LiveRequirements.CheckAsync(cancellationToken);
            AppEnvironment.Live(briefsFolder);
            return new LocalApp(await StartHostAsync(options, dataFolder, ContentGen.Program.CreateHost, cancellationToken), null);
        }

        // The simulator starts beside the host; the app is made when it listens.
        var starting = Task.Run(() => LocalSimulator.StartAsync(options, cancellationToken), cancellationToken);
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
            return ContentGen.Program.CreateHost(arguments);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
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
}
