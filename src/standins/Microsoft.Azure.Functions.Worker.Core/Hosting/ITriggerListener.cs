namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// Turns outside happenings into runs of functions. Started once the port is bound and before it is announced;
/// stopped in reverse order after HTTP has stopped. Registered in DI.
/// </summary>
internal interface ITriggerListener
{
    /// <exception cref="FunctionsHostStartException">Start-up stops with this message as its only line.</exception>
    Task StartAsync(CancellationToken cancellationToken);

    Task StopAsync(CancellationToken cancellationToken);
}
