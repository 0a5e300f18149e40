using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContentGen.Testing;

/// <summary>
/// Changes the services of a host that this thread builds while this is open, by the event that hosts announce their building with: the
/// app's
/// own start-up code stays as it ships.
/// </summary>
internal sealed class HostReplacements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly Action<IServiceCollection> _replace;
    private readonly List<IDisposable> _subscriptions = [];

    public HostReplacements(Action<IServiceCollection> replace)
    {
        _replace = replace;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == "HostBuilding" && Environment.CurrentManagedThreadId == _thread)
        {
            ((IHostBuilder)value.Value!).ConfigureServices(services => _replace(services));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
