namespace LocalFunctionsHost.Worker;

/// <summary>The app, wherever it runs.</summary>
internal interface IWorker : IAsyncDisposable
{
    /// <summary>The services of an app in this process; null for a child process.</summary>
    IServiceProvider? Services { get; }

    /// <summary>Starts the app and waits until it has reported.</summary>
    /// <exception cref="FunctionsHostStartException">The app does not start.</exception>
    Task<WorkerChannel> StartAsync(CancellationToken cancellationToken);

    /// <summary>The channel to send an invocation through; waits while the app is started again.</summary>
    ValueTask<WorkerChannel> GetChannelAsync(CancellationToken cancellationToken);

    /// <summary>A function exceeded its time limit and may never end.</summary>
    void GiveUp(TimeSpan limit);
}
