namespace LocalFunctionsHost;

/// <summary>A running local Functions host with one app. Several may run side by side in one process.</summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private FunctionsHost(Uri baseAddress, IServiceProvider? workerServices)
    {
        BaseAddress = baseAddress;
        WorkerServices = workerServices;
    }

    /// <summary>Where the app is served, such as <c>http://127.0.0.1:7071/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The services of an in-process worker; null when the app is a child process.</summary>
    public IServiceProvider? WorkerServices { get; }

    /// <summary>Starts host and app; completes when requests are answered.</summary>
    /// <exception cref="FunctionsHostStartException">Something cannot start; its message is one line that says what to do. Nothing is left running.</exception>
    public static Task<FunctionsHost> StartAsync(FunctionsHostOptions options, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Stops taking requests, lets running functions end for five seconds, then stops app and host.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}

/// <summary>A host that cannot start. The message is one line for the person who started it.</summary>
public sealed class FunctionsHostStartException : Exception
{
    public FunctionsHostStartException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
