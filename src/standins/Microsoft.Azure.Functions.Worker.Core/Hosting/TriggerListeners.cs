using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Starts the listeners in order of registration and stops those that were started in reverse.</summary>
internal sealed partial class TriggerListeners(IEnumerable<ITriggerListener> listeners, ILogger<TriggerListeners> logger)
{
    private readonly Stack<ITriggerListener> _started = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (ITriggerListener listener in listeners)
        {
            _started.Push(listener);
            await listener.StartAsync(cancellationToken);
        }
    }

    /// <summary>A listener that fails to stop is logged and does not keep the others from stopping.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (_started.TryPop(out ITriggerListener? listener))
        {
            try
            {
                await listener.StopAsync(cancellationToken);
            }
            catch (Exception e)
            {
                LogStopFailed(e, listener.GetType().Name);
            }
        }
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Error, Message = "{Listener} did not stop cleanly.")]
    private partial void LogStopFailed(Exception exception, string listener);
}
