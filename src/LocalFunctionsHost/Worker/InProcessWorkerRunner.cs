using System.Reflection;
using LocalFunctionsHost.App;
using LocalFunctionsHost.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalFunctionsHost.Worker;

/// <summary>Runs the app in the host's own process.</summary>
internal sealed class InProcessWorkerRunner(
    InProcessWorker app, HostSettings settings, WorkerEndpoint endpoint, WorkerIntroduction introduce) : IWorker
{
    /// <summary>
    /// Entry assembly and environment belong to the process, and a worker reads them until its functions are loaded. So apps start one
    /// after the other.
    /// </summary>
    private static readonly SemaphoreSlim Starting = new(1);

    private static readonly TimeSpan ReportLimit = TimeSpan.FromSeconds(60);

    private readonly string _workerId = Guid.NewGuid().ToString();
    private IHost? _host;
    private WorkerChannel? _channel;

    public IServiceProvider? Services => _host?.Services;

    public async Task<IReadOnlyList<AppFunction>> StartAsync(CancellationToken cancellationToken)
    {
        var reported = endpoint.ExpectAsync(_workerId);
        await Starting.WaitAsync(cancellationToken);
        try
        {
            await StartHostAsync(cancellationToken);
            _channel = await reported.WaitAsync(ReportLimit, cancellationToken);
            _channel.ActualWebAddress = WebAddress;
            return await introduce(_channel, cancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new FunctionsHostStartException(
                $"The app has started, but has not reported within {ReportLimit.TotalSeconds} seconds. "
                + $"Is {app.EntryAssembly.GetName().Name} an isolated worker?", e);
        }
        finally
        {
            Starting.Release();
        }
    }

    public ValueTask<WorkerChannel> GetChannelAsync(CancellationToken cancellationToken) => new(_channel!);

    public void GiveUp(TimeSpan limit)
    {
        // Code in this process cannot be ended; its invocation was told to cancel.
    }

    public void BeginStop()
    {
        // It is never started again.
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is null)
        {
            return;
        }
        // The worker waits for the end of its stream before it stops.
        _channel?.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _host.StopAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            _host.Dispose();
        }
    }

    private async Task StartHostAsync(CancellationToken cancellationToken)
    {
        try
        {
            Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", settings.AppFolder);
            Assembly.SetEntryAssembly(app.EntryAssembly);
            _host = app.CreateHost(Arguments());
            await _host.StartAsync(cancellationToken);
            // The worker reads its routes once, when they are first asked for, from the folder that the environment names.
            _ = _host.Services.GetService<EndpointDataSource>()?.Endpoints.Count;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw FunctionsHostStartException.Of(e);
        }
    }

    /// <summary>Where the app's own web server listens, when it has one.</summary>
    private Uri? WebAddress =>
        _host?.Services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? new Uri(address)
            : null;

    private string[] Arguments() =>
    [
        $"--Functions:Worker:HostEndpoint={endpoint.Address}",
        $"--Functions:Worker:WorkerId={_workerId}",
        $"--Functions:Worker:RequestId={Guid.NewGuid()}",
        $"--Functions:Worker:GrpcMaxMessageLength={WorkerEndpoint.MaxMessageLength}",
        // ASP.NET Core integration chooses one port for the whole process; each app needs its own.
        "--Kestrel:Endpoints:FunctionsHost:Url=http://127.0.0.1:0",
        // It warns of that.
        "--Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel=Error",
    ];
}
