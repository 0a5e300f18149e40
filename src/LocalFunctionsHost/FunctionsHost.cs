using LocalFunctionsHost.Hosting;
using LocalFunctionsHost.Settings;
using Microsoft.Extensions.Options;

namespace LocalFunctionsHost;

/// <summary>A running local Functions host with one app. Several may run side by side in one process.</summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly RunningHost _running;

    private FunctionsHost(RunningHost running)
    {
        _running = running;
    }

    /// <summary>Where the app is served, such as <c>http://127.0.0.1:7071/</c>.</summary>
    public Uri BaseAddress => _running.BaseAddress;

    /// <summary>The services of an in-process worker; null when the app is a child process.</summary>
    public IServiceProvider? WorkerServices => _running.WorkerServices;

    /// <summary>Starts host and app; completes when requests are answered.</summary>
    /// <exception cref="FunctionsHostStartException">
    /// Something cannot start; its message is one line that says what to do. Nothing is left running.
    /// </exception>
    public static async Task<FunctionsHost> StartAsync(FunctionsHostOptions options, CancellationToken cancellationToken = default)
    {
        // What the host starts in the background is no part of its caller's trace.
        System.Diagnostics.Activity.Current = null;
        try
        {
            return new FunctionsHost(await StartAsync(HostSettings.Load(options), options, cancellationToken));
        }
        catch (Exception e) when (e is not FunctionsHostStartException && !cancellationToken.IsCancellationRequested)
        {
            throw new FunctionsHostStartException($"The host does not start: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    /// <summary>Stops taking requests, lets running functions end for five seconds, then stops app and host.</summary>
    public ValueTask DisposeAsync() => _running.DisposeAsync();

    private static async Task<RunningHost> StartAsync(
        HostSettings settings, FunctionsHostOptions options, CancellationToken cancellationToken)
    {
        var running = new RunningHost(settings, options);
        try
        {
            await running.StartAsync(cancellationToken);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A host that cannot start. The message is one line for the person who started it.</summary>
public sealed class FunctionsHostStartException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Says in one line why an app did not start.</summary>
    internal static FunctionsHostStartException Of(Exception exception) =>
        exception as FunctionsHostStartException ?? new(Describe(exception).ReplaceLineEndings(" "), exception);

    private static string Describe(Exception exception) => exception switch
    {
        OptionsValidationException invalid => $"Settings are not valid: {string.Join(" ", invalid.Failures)}",
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        System.Reflection.TargetInvocationException { InnerException: { } inner } => Describe(inner),
        _ => $"The app does not start: {exception.Message}",
    };
}
