namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>The sample app, started once for the tests of a class.</summary>
public abstract class ServedSample : IAsyncLifetime
{
    private RunningApp? _app;

    internal RunningApp App => _app!;

    public async ValueTask InitializeAsync() => _app = await StartAsync();

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private protected abstract Task<RunningApp> StartAsync();
}

/// <summary>In a child process, as Core Tools and Azure run it.</summary>
public sealed class ServedByAChildProcess : ServedSample
{
    private protected override Task<RunningApp> StartAsync() => RunningApp.StartAsync(BuiltApp.Sample);
}

/// <summary>In the process of the tests.</summary>
public sealed class ServedInProcess : ServedSample
{
    private protected override Task<RunningApp> StartAsync() => RunningApp.StartInProcessAsync(BuiltApp.Sample);
}
