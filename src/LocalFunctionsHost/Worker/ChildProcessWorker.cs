using System.Diagnostics;
using LocalFunctionsHost.App;
using LocalFunctionsHost.Settings;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Worker;

/// <summary>Runs the app as a process of its own, as it is deployed, and starts it again when it dies.</summary>
internal sealed partial class ChildProcessWorker(
    HostSettings settings,
    WorkerEndpoint endpoint,
    WorkerIntroduction introduce,
    TimeProvider time,
    ILogger<ChildProcessWorker> logger) : IWorker
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);
    private const double NearlyAll = 0.9;

    // An app that lives shorter than this is started again after a pause that grows.
    private static readonly TimeSpan SettledAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource<WorkerChannel> _current = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AppProcess? _process;
    private long _started;
    private Task _watching = Task.CompletedTask;

    public IServiceProvider? Services => null;

    public async Task<IReadOnlyList<AppFunction>> StartAsync(CancellationToken cancellationToken)
    {
        var channel = await StartProcessAsync(cancellationToken);
        _current.SetResult(channel);
        var functions = await IntroduceAsync(channel, cancellationToken);
        _watching = WatchAsync();
        return functions;
    }

    /// <exception cref="WorkerProcessExitException">The app is dead and does not come back in time.</exception>
    public async ValueTask<WorkerChannel> GetChannelAsync(CancellationToken cancellationToken)
    {
        var current = Volatile.Read(ref _current).Task;
        try
        {
            return current.IsCompletedSuccessfully ? current.Result : await current.WaitAsync(StartLimit, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new WorkerProcessExitException("The app's process ended, and a new one has not started.");
        }
    }

    public void GiveUp(TimeSpan limit)
    {
        // A function may have used up its time waiting for this very process; that is no reason to end it.
        if (Volatile.Read(ref _current).Task is { IsCompletedSuccessfully: true, Result: var channel }
            && channel.LongestRunning > limit * NearlyAll)
        {
            LogGivenUp(limit);
            _process?.Kill();
        }
    }

    public void BeginStop() => _stopping.Cancel();

    public async ValueTask DisposeAsync()
    {
        BeginStop();
        if (_process is { } process && _current.Task is { IsCompletedSuccessfully: true, Result: var channel })
        {
            channel.Terminate();
            await process.Exited.WaitAsync(StopLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            process.Kill();
        }
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process?.Dispose();
    }

    private async Task WatchAsync()
    {
        var pause = TimeSpan.Zero;
        while (true)
        {
            await _process!.Exited.WaitAsync(_stopping.Token);
            _stopping.Token.ThrowIfCancellationRequested();
            pause = time.GetElapsedTime(_started) < SettledAfter ? pause : TimeSpan.Zero;
            var pausing = Task.Delay(pause, time, _stopping.Token);
            LogEnded(_process.ExitCode, pause == TimeSpan.Zero ? "" : $" in {pause}");
            var current = Interlocked.Exchange(ref _current, new(TaskCreationOptions.RunContinuationsAsynchronously));
            // The stream may outlive the process for a moment; what runs on it must not wait for that.
            (await current.Task).Close();
            await pausing;
            for (pause = Longer(pause); !await TryRestartAsync(pause); pause = Longer(pause))
            {
                await Task.Delay(pause, time, _stopping.Token);
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private async Task<bool> TryRestartAsync(TimeSpan pause)
    {
        try
        {
            var channel = await StartProcessAsync(_stopping.Token);
            await IntroduceAsync(channel, _stopping.Token);
            _current.SetResult(channel);
            return true;
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            _process?.Kill();
            LogNotRestarted(e.Message, pause);
            return false;
        }
    }

    private async Task<IReadOnlyList<AppFunction>> IntroduceAsync(WorkerChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await introduce(channel, cancellationToken);
        }
        catch (WorkerProcessExitException e)
        {
            // The stream ends a moment before the process.
            await _process!.Exited.WaitAsync(StopLimit, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.Exited.IsCompleted)
            {
                throw;
            }
            throw new FunctionsHostStartException(WhyEnded(_process), e);
        }
    }

    private async Task<WorkerChannel> StartProcessAsync(CancellationToken cancellationToken)
    {
        var workerId = Guid.NewGuid().ToString();
        var reported = endpoint.ExpectAsync(workerId);
        _started = time.GetTimestamp();
        _process = AppProcess.Start(Command(workerId), (line, isError) => LogConsole(LevelOf(isError), line));
        await Task.WhenAny(reported, _process.Exited, Task.Delay(StartLimit, cancellationToken));
        if (reported.IsCompletedSuccessfully && !cancellationToken.IsCancellationRequested)
        {
            return reported.Result;
        }
        if (cancellationToken.IsCancellationRequested)
        {
            _process.Dispose();
            throw new OperationCanceledException(cancellationToken);
        }
        var failure = _process.Exited.IsCompleted
            ? WhyEnded(_process)
            : $"The app has not started within {StartLimit.TotalSeconds} seconds. See what it waits for: {_process.CommandLine}";
        _process.Dispose();
        throw new FunctionsHostStartException(failure);

        // Of a process that does not start one line is shown, by whoever reports it.
        LogLevel LevelOf(bool isError) => !isError ? LogLevel.Information : reported.IsCompleted ? LogLevel.Warning : LogLevel.Debug;
    }

    private static string WhyEnded(AppProcess process) =>
        process.LastError ?? $"The app ended with exit code {process.ExitCode} before it had started.";

    private ProcessStartInfo Command(string workerId)
    {
        var (executable, app) = ReadWorkerConfig();
        string[] arguments =
        [
            app,
            "--functions-uri", endpoint.Address.ToString(),
            "--functions-request-id", Guid.NewGuid().ToString(),
            "--functions-worker-id", workerId,
            "--functions-grpc-max-message-length", $"{WorkerEndpoint.MaxMessageLength}",
        ];
        var command = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = settings.AppFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.ChildEnvironment)
        {
            command.Environment[name] = value;
        }
        return command;
    }

    private (string Executable, string App) ReadWorkerConfig()
    {
        var file = Path.Combine(settings.AppFolder, "worker.config.json");
        using var config = HostFiles.Read(settings.AppFolder, "worker.config.json")
            ?? throw new FunctionsHostStartException($"{file} is missing. Build the app again.");
        var description = HostFiles.Find(config.RootElement, "description");
        var app = HostFiles.Text(description, "defaultWorkerPath")
            ?? throw new FunctionsHostStartException($"{file} names no defaultWorkerPath. Build the app again.");
        var executable = HostFiles.Text(description, "defaultExecutablePath") ?? "dotnet";
        var beside = Path.Combine(settings.AppFolder, executable);
        return (File.Exists(beside) ? beside : executable, Path.Combine(settings.AppFolder, app));
    }

    [LoggerMessage(1301, LogLevel.Error, "The app's process ended with exit code {ExitCode}; it is started again{When}.")]
    private partial void LogEnded(int exitCode, string when);

    [LoggerMessage(1305, LogLevel.Error, "A function has not ended within {Limit} (functionTimeout); the app's process is ended.")]
    private partial void LogGivenUp(TimeSpan limit);

    [LoggerMessage(1302, LogLevel.Error, "The app does not start: {Reason} Next try in {Pause}.")]
    private partial void LogNotRestarted(string reason, TimeSpan pause);

    [LoggerMessage(EventId = 1303, Message = "{Line}")]
    private partial void LogConsole(LogLevel level, string line);
}
