using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer.Hosting;

/// <summary>Runs the timers of the app from the start of the host to its stop.</summary>
internal sealed class TimerListener(
    IFunctionCatalog catalog, IConfiguration configuration, TimerFunctionRunner runner, TimerStatusFiles files, TimeProvider time)
    : ITriggerListener, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        FunctionTimer[] timers =
        [
            .. catalog.Functions.Where(function => function.Trigger.Binding is TimerTriggerAttribute).Select(
                function => new FunctionTimer(function, TimerSchedules.Of(function, configuration), runner, files, time)),
        ];
        _running = Task.WhenAll(timers.Select(timer => Task.Run(() => timer.RunAsync(_stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();
}
