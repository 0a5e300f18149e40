using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LocalFunctionsHost.App;
using LocalFunctionsHost.Settings;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Worker;

/// <summary>Runs the app as a process of its own, as it is deployed, and starts it again when it dies.</summary>
internal sealed partial class ChildProcessWorker(
    HostSettings settings, WorkerEndpoint endpoint, WorkerIntroduction introduce, ILogger<ChildProcessWorker> logger) : IWorker
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);
    private const double NearlyAll = 0.9;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource<WorkerChannel> _current = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AppProcess? _process;
    private Task _watching = Task.CompletedTask;

    public IServiceProvider? Services => null;

    public async Task<IReadOnlyList<AppFunction>> StartAsync(CancellationToken cancellationToken)
    {
        var channel = await StartProcessAsync(cancellationToken);
        _current.SetResult(channel);
        _watching = WatchAsync();
        return await introduce(channel, cancellationToken);
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

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
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
        while (true)
        {
            await _process!.Exited.WaitAsync(_stopping.Token);
            if (_stopping.IsCancellationRequested)
            {
                return;
            }
            LogEnded(_process.ExitCode);
            var current = Interlocked.Exchange(ref _current, new(TaskCreationOptions.RunContinuationsAsynchronously));
            // The stream may outlive the process for a moment; what runs on it must not wait for that.
            (await current.Task).Close();
            if (!await RestartAsync())
            {
                return;
            }
        }
    }

    private async Task<bool> RestartAsync()
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var channel = await StartProcessAsync(_stopping.Token);
                await introduce(channel, _stopping.Token);
                _current.SetResult(channel);
                return true;
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception e)
            {
                _process?.Kill();
                LogNotRestarted(e.Message, pause);
                await Task.Delay(pause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<WorkerChannel> StartProcessAsync(CancellationToken cancellationToken)
    {
        var workerId = Guid.NewGuid().ToString();
        var reported = endpoint.ExpectAsync(workerId);
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
            ? _process.LastError is { } line ? line : $"The app ended with exit code {_process.ExitCode} before it had started."
            : $"The app has not started within {StartLimit.TotalSeconds} seconds. See what it waits for: {_process.CommandLine}";
        _process.Dispose();
        throw new FunctionsHostStartException(failure);

        // Of a process that does not start one line is shown, by whoever reports it.
        LogLevel LevelOf(bool isError) => !isError ? LogLevel.Information : reported.IsCompleted ? LogLevel.Warning : LogLevel.Debug;
    }

    private ProcessStartInfo Command(string workerId)
    {
        var (executable, app) = ReadWorkerConfig();
        var command = new ProcessStartInfo(executable)
        {
            WorkingDirectory = settings.AppFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.ArgumentList.Add(app);
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["uri"] = endpoint.Address.ToString(),
            ["request-id"] = Guid.NewGuid().ToString(),
            ["worker-id"] = workerId,
            ["grpc-max-message-length"] = WorkerEndpoint.MaxMessageLength.ToString(CultureInfo.InvariantCulture),
        })
        {
            command.ArgumentList.Add($"--functions-{name}");
            command.ArgumentList.Add(value);
        }
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
        if (!config.RootElement.TryGetProperty("description", out var description)
            || description.ValueKind != JsonValueKind.Object
            || !description.TryGetProperty("defaultWorkerPath", out var app)
            || app.ValueKind != JsonValueKind.String)
        {
            throw new FunctionsHostStartException($"{file} names no defaultWorkerPath. Build the app again.");
        }
        var executable = description.TryGetProperty("defaultExecutablePath", out var path) && path.ValueKind == JsonValueKind.String
            ? path.GetString()!
            : "dotnet";
        var beside = Path.Combine(settings.AppFolder, executable);
        return (File.Exists(beside) ? beside : executable, Path.Combine(settings.AppFolder, app.GetString()!));
    }

    [LoggerMessage(1301, LogLevel.Error, "The app's process ended with exit code {ExitCode}; it is started again.")]
    private partial void LogEnded(int exitCode);

    [LoggerMessage(1305, LogLevel.Error, "A function has not ended within {Limit} (functionTimeout); the app's process is ended.")]
    private partial void LogGivenUp(TimeSpan limit);

    [LoggerMessage(1302, LogLevel.Error, "The app does not start: {Reason} Next try in {Pause}.")]
    private partial void LogNotRestarted(string reason, TimeSpan pause);

    [LoggerMessage(EventId = 1303, Message = "{Line}")]
    private partial void LogConsole(LogLevel level, string line);
}
