using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace LocalFunctionsHost.Tests.Kills;

/// <summary>The program that is killed, in a process of its own, asked through its input and output.</summary>
internal sealed class KillApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _asked = new();
    private readonly TaskCompletionSource<bool> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private KillApp(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginErrorReadLine();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>True when the process is ready, false when it dies before.</summary>
    /// <exception cref="TimeoutException">It does neither.</exception>
    public Task<bool> Ready => _ready.Task.WaitAsync(Patience);

    /// <param name="largestFile">In KiB; a file that would grow larger gets the error of a full disk. Null for no limit.</param>
    public static KillApp Start(string folder, string? crashPoint = null, int? largestFile = null)
    {
        var assembly = typeof(KillApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item =>
            item.Key == "KillApp").Value!;
        string[] arguments = crashPoint is null ? [assembly, folder] : [assembly, folder, crashPoint];
        return new KillApp(largestFile is { } limit ? Limited(arguments, limit) : new ProcessStartInfo("dotnet", arguments));
    }

    /// <returns>What follows the request in the answer.</returns>
    /// <exception cref="IOException">The process died before it answered.</exception>
    public async Task<string> AskAsync(string request, string? argument = null)
    {
        var answer = _asked.GetOrAdd(request, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_reading.IsCompleted)
        {
            throw new IOException("the process is dead");
        }

        lock (_process)
        {
            _process.StandardInput.WriteLine(argument is null ? request : $"{request} {argument}");
            _process.StandardInput.Flush();
        }

        try
        {
            return await answer.Task.WaitAsync(Patience);
        }
        finally
        {
            _asked.TryRemove(request, out _);
        }
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end.</summary>
    /// <returns>What it said when it was not killed but gave up.</returns>
    public async Task<string?> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode is 137 or -1 ? null : $"the app ended by itself with {_process.ExitCode}: {string.Join('\n', _errors)}";
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private static ProcessStartInfo Limited(string[] arguments, int limit)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; ulimit -f {limit}; exec dotnet \"$@\"", "bash", .. arguments]);

        // The runtime would map its code through a large file, which the limit forbids.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready")
            {
                _ready.TrySetResult(true);
            }
            else if (_asked.FirstOrDefault(asked =>
                line == asked.Key || line.StartsWith($"{asked.Key} ", StringComparison.Ordinal)) is { Value: { } answer } found)
            {
                answer.TrySetResult(line[found.Key.Length..].Trim());
            }
        }

        _ready.TrySetResult(false);
        foreach (var asked in _asked.Values)
        {
            asked.TrySetException(new IOException("the process is dead"));
        }
    }
}
