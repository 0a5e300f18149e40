using DurableTask.Sqlite;
using LocalFunctionsHost.App;
using LocalFunctionsHost.Http;
using LocalFunctionsHost.Jobs;
using LocalFunctionsHost.Settings;
using LocalFunctionsHost.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Hosting;

/// <summary>
/// The parts of a host, started in order: port reserved, gRPC endpoint, worker, job host, port opened. Stopped in reverse.
/// </summary>
internal sealed class RunningHost(HostSettings settings, FunctionsHostOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    private ILoggerFactory? _loggers;
    private ReservedPort? _port;
    private WorkerEndpoint? _endpoint;
    private IWorker? _worker;
    private WebApplication? _web;
    private JobHost? _jobs;
    private WebForwarder? _forwarder;
    private HttpEndpoints? _http;
    private Task _workerStarting = Task.CompletedTask;
    private bool _jobsStarted;
    private int _disposed;

    public Uri BaseAddress => _port!.BaseAddress;

    public IServiceProvider? WorkerServices => _worker?.Services;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _port = ReservedPort.Bind(settings.Address, settings.Port);
        DataFolder.Prepare(settings.DataFolder);
        _loggers = HostLog.Create(settings, options.ConfigureLogging);
        if (settings.Backend != DurableBackend.Sqlite)
        {
            await AzureStorage.EnsureItAnswersAsync(settings, cancellationToken);
        }
        _endpoint = new WorkerEndpoint(_loggers);
        _worker = options.Worker is { } app
            ? new InProcessWorkerRunner(app, settings, _endpoint, IntroduceAsync)
            : new ChildProcessWorker(
                settings, _endpoint, IntroduceAsync, TimeProvider.System, _loggers.CreateLogger<ChildProcessWorker>());
        var endpointStarting = Task.Run(() => _endpoint.StartAsync(cancellationToken), cancellationToken);
        _workerStarting = endpointStarting;
        var starting = options.Worker is null ? StartWorkerAsync(endpointStarting, cancellationToken) : null;
        var keys = new FunctionKeys(settings.Configuration);
        var webHooks = new WebHooks(BaseAddress, keys);
        var locator = new LateFunctions();
        try
        {
            BuildWeb(webHooks, locator);
            // The durable extension looks through all loaded types when it is made, so an app in this process starts after that.
            _ = _web!.Services.GetServices<IExtensionConfigProvider>().Count();
            starting ??= StartWorkerAsync(endpointStarting, cancellationToken);
            _jobs = (JobHost)_web.Services.GetRequiredService<IJobHost>();
            await JobHostServices.OpenBackendAsync(_web.Services, settings);
        }
        catch (Exception e) when (e is not FunctionsHostStartException)
        {
            throw JobHostFailure(e);
        }
        var functions = await starting;

        JobHostServices.CheckSchedules(functions, settings.Configuration);
        var routes = HttpRoute.Of(functions, settings.RoutePrefix);
        locator.Forwarders = new FunctionForwarders(functions, new FunctionInvoker(functions, _worker).InvokeAsync);
        _forwarder = (await _worker.GetChannelAsync(cancellationToken)).WebAddress is null ? null : new WebForwarder(_loggers);
        _http = new HttpEndpoints(settings, keys, webHooks, _jobs, _forwarder, locator.Forwarders, _loggers.CreateLogger<HttpEndpoints>());
        _http.Map(_web, routes, functions);
        await StartJobsAsync(cancellationToken);
        await OpenAsync(cancellationToken);
        StartBanner.Show(_loggers, BaseAddress, routes, functions);
    }

    /// <summary>Takes no more requests; gives running ones five seconds; stops the job host, the worker and the endpoint.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }
        _worker?.BeginStop();
        if (_web is not null)
        {
            await StopAsync(_web);
        }
        // A start that failed may have left the worker half-way.
        await _workerStarting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var part in new IAsyncDisposable?[] { _worker, _endpoint, _web })
        {
            await WithinLimit(() => part?.DisposeAsync().AsTask() ?? Task.CompletedTask);
        }
        _forwarder?.Dispose();
        _port?.Dispose();
        _loggers?.Dispose();
    }

    private async Task StopAsync(WebApplication web)
    {
        using var drain = new CancellationTokenSource(Drain);
        await web.Services.GetRequiredService<IServer>().StopAsync(drain.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http?.Stop();
        // The durable extension takes this as the sign to give back what it works on.
        await WithinLimit(() =>
        {
            web.Lifetime.StopApplication();
            return Task.CompletedTask;
        });
        if (_jobsStarted)
        {
            await WithinLimit(() => _jobs!.StopAsync());
        }
        await WithinLimit(() => web.StopAsync());
    }

    /// <summary>The extension waits for its storage while it stops, on the calling thread too; one that is gone never answers.</summary>
    private static async Task WithinLimit(Func<Task> step) =>
        await Task.Run(step).WaitAsync(StopLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private Task<IReadOnlyList<AppFunction>> StartWorkerAsync(Task endpointStarting, CancellationToken cancellationToken)
    {
        var starting = Task.Run(StartAsync, cancellationToken);
        _workerStarting = starting;
        return starting;

        async Task<IReadOnlyList<AppFunction>> StartAsync()
        {
            await endpointStarting;
            try
            {
                return await _worker!.StartAsync(cancellationToken);
            }
            catch (Exception e) when (e is WorkerFunctionException or WorkerProcessExitException)
            {
                throw FunctionsHostStartException.Of(e);
            }
        }
    }

    private async Task<IReadOnlyList<AppFunction>> IntroduceAsync(WorkerChannel channel, CancellationToken cancellationToken)
    {
        var metadata = await channel.InitializeAsync(settings.AppFolder, cancellationToken);
        AppFunction[] functions = [.. metadata.Where(IsOn).Select(AppFunction.Read)];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (functions.FirstOrDefault(function => !names.Add(function.Name)) is { } second)
        {
            throw new FunctionsHostStartException($"The app has two functions named '{second.Name}'. Rename one of them.");
        }
        await channel.LoadAsync([.. functions.Select(function => function.Metadata)], cancellationToken);
        return functions;
    }

    private bool IsOn(Worker.Protocol.RpcFunctionMetadata function) =>
        !IsTrue(settings.Configuration[$"AzureWebJobs.{function.Name}.Disabled"])
        && !IsTrue(settings.Configuration[$"AzureWebJobs:{function.Name}:Disabled"]);

    /// <summary>As the genuine host reads it: <c>1</c> or <c>true</c>, and anything else is not.</summary>
    private static bool IsTrue(string? setting) => setting == "1" || (bool.TryParse(setting, out var value) && value);

    private void BuildWeb(WebHooks webHooks, LateFunctions locator)
    {
        var builder = QuietWeb.CreateBuilder(_loggers!);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = RequestBody.MaxLength);
        _port!.UseIn(builder.WebHost);
        builder.Services.AddCors();
        builder.Services.AddSingleton<ITypeLocator>(locator);
        JobHostServices.Add(builder.Services, settings, webHooks, _worker!);
        _web = builder.Build();
    }

    private async Task StartJobsAsync(CancellationToken cancellationToken)
    {
        try
        {
            _jobsStarted = true;
            await _jobs!.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _jobsStarted = false;
            throw JobHostFailure(e);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _web!.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw ReservedPort.CannotBind(settings.Address, settings.Port, e);
        }
    }

    private static FunctionsHostStartException JobHostFailure(Exception e) =>
        Causes(e).OfType<SqliteFileException>().FirstOrDefault() is { } file
            ? new FunctionsHostStartException(file.Message, e)
            : new FunctionsHostStartException($"The job host does not start: {Causes(e).Last().Message.ReplaceLineEndings(" ")}", e);

    private static IEnumerable<Exception> Causes(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }

    /// <summary>The job host is built before the worker has told its functions.</summary>
    private sealed class LateFunctions : ITypeLocator
    {
        public FunctionForwarders? Forwarders { get; set; }

        public IReadOnlyList<Type> GetTypes() => Forwarders!.GetTypes();
    }
}
