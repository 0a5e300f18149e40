namespace ContentGen.Simulator;

/// <summary>Leaves the process's signals to the program around the simulator; the usual lifetime would catch Ctrl+C for itself.</summary>
internal sealed class NoHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
