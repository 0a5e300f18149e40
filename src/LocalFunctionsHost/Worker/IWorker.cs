using LocalFunctionsHost.App;

namespace LocalFunctionsHost.Worker;

/// <summary>Introduces an app that has reported to the host, until its functions are loaded.</summary>
internal delegate Task<IReadOnlyList<AppFunction>> WorkerIntroduction(WorkerChannel channel, CancellationToken cancellationToken);

/// <summary>The app, wherever it runs.</summary>
internal interface IWorker : IAsyncDisposable
{
    /// <summary>The services of an app in this process; null for a child process.</summary>
    IServiceProvider? Services { get; }

    /// <summary>Starts the app and introduces it to the host.</summary>
    /// <exception cref="FunctionsHostStartException">The app does not start.</exception>
    Task<IReadOnlyList<AppFunction>> StartAsync(CancellationToken cancellationToken);

    /// <summary>The channel to send an invocation through; waits while the app is started again.</summary>
    ValueTask<WorkerChannel> GetChannelAsync(CancellationToken cancellationToken);

    /// <summary>A function exceeded its time limit and may never end.</summary>
    void GiveUp(TimeSpan limit);

    /// <summary>The host begins to stop; the app goes on until it is disposed, and is not started again.</summary>
    void BeginStop();
}
