using Microsoft.Azure.Functions.Worker.Hosting.Settings;
using Microsoft.Azure.Functions.Worker.Hosting.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// The generic host with functions around it. Start: check everything, bind the port, start the app's services and the listeners,
/// let requests in, announce. Whatever fails undoes what was started. Stop: no more requests, listeners in reverse order, services.
/// </summary>
internal sealed class FunctionsHost(IHost inner) : IHost, IAsyncDisposable
{
    private bool _disposed;

    public IServiceProvider Services => inner.Services;

    private FunctionsWebServer Web => Services.GetRequiredService<FunctionsWebServer>();

    private TriggerListeners Listeners => Services.GetRequiredService<TriggerListeners>();

    /// <summary>Puts this host in front of the registered one.</summary>
    public static void Replace(IServiceCollection services)
    {
        ServiceDescriptor generic = services.Last(service => service.ServiceType == typeof(IHost));
        services.Remove(generic);
        services.AddSingleton<IHost>(provider => new FunctionsHost((IHost)generic.ImplementationFactory!(provider)));
    }

    /// <exception cref="FunctionsHostStartException">One line that says what is wrong and what to do. Nothing is left running.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        StartFailures.ReportUnhandled();
        Check();
        try
        {
            await Web.BindAsync(cancellationToken);
            await inner.StartAsync(cancellationToken);
            await Listeners.StartAsync(cancellationToken);
        }
        catch
        {
            await UndoStartAsync();
            throw;
        }
        Services.GetRequiredService<StartGate>().Open();
        Services.GetRequiredService<StartBanner>().Show();
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        TimeSpan limit = Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Web.StopAsync(deadline.Token);
        await Listeners.StopAsync(deadline.Token);
        await inner.StopAsync(cancellationToken);
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        // The container owns this host too and disposes it once more.
        if (_disposed)
            return;
        _disposed = true;
        if (inner is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            inner.Dispose();
    }

    private void Check()
    {
        Services.GetRequiredService<FunctionsHostSettings>().ThrowIfInvalid();
        Services.GetService<IStartupValidator>()?.Validate();
        _ = Services.GetRequiredService<IFunctionCatalog>().Functions;
        _ = Services.GetRequiredService<FunctionsHostEnvironment>();
    }

    private async Task UndoStartAsync()
    {
        using var brief = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await Listeners.StopAsync(brief.Token);
        await Web.StopAsync(brief.Token);
        await inner.StopAsync(brief.Token);
    }
}
