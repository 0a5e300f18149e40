using System.Globalization;
using ContentGen.Local.CommandLine;
using ContentGen.Simulator;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ContentGen.Local.Hosting;

/// <summary>The app and, unless live, the simulator, running in this process.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly IHost _host;
    private readonly SimulatorServer? _simulator;

    private LocalApp(IHost host, SimulatorServer? simulator)
    {
        _host = host;
        _simulator = simulator;
        BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri BaseAddress { get; }

    /// <summary>Null when live.</summary>
    public Uri? SimulatorAddress => _simulator?.BaseAddress;

    public IServiceProvider Services => _host.Services;

    /// <param name="dataFolder">An existing folder.</param>
    /// <exception cref="LocalFailureException">Something cannot start; nothing is left running.</exception>
    public static async Task<LocalApp> StartAsync(LocalOptions options, string dataFolder, CancellationToken cancellationToken)
    {
        var briefsFolder = Path.Combine(dataFolder, "briefs");
        if (options.Live)
        {
            await LiveRequirements.CheckAsync(cancellationToken);
            AppEnvironment.Live(briefsFolder);
            return new LocalApp(await StartHostAsync(options, dataFolder, cancellationToken), null);
        }

        var simulator = await LocalSimulator.StartAsync(options, cancellationToken);
        try
        {
            AppEnvironment.Simulated(simulator.EnvironmentVariables, briefsFolder);
            return new LocalApp(await StartHostAsync(options, dataFolder, cancellationToken), simulator);
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _host.StopAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // What does not stop in time ends with the process; its runs continue at the next start.
        }

        _host.Dispose();
        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }
    }

    private static async Task<IHost> StartHostAsync(LocalOptions options, string dataFolder, CancellationToken cancellationToken)
    {
        IHost? host = null;
        try
        {
            host = ContentGen.Program.CreateHost(["--port", options.Port.ToString(CultureInfo.InvariantCulture), "--data", dataFolder]);
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            host?.Dispose();
            throw LocalFailureException.NothingDelivered($"The app cannot start: {Explain(exception)}", exception);
        }
    }

    private static string Explain(Exception exception) =>
        exception is OptionsValidationException invalid ? string.Join(" ", invalid.Failures) : exception.Message;
}
