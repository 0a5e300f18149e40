using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace StandIns.Tests.Durability.Kills;

/// <summary>The app in a process of its own, on a free port.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProgramProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Exited += (_, _) => _address.TrySetResult(null);
    }

    /// <summary>Ends with the address when the process listens, with null when it dies before.</summary>
    /// <exception cref="TimeoutException">It does neither.</exception>
    public Task<Uri?> Address => _address.Task.WaitAsync(Patience);

    /// <param name="largestFile">In KiB; a file that would grow larger gets the error of a full disk. Null for no limit.</param>
    public static ProgramProcess Start(string folder, IEnumerable<string> arguments, int? largestFile = null)
    {
        string assembly = typeof(ProgramProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "DurabilityApp").Value!;
        string[] all = [assembly, "--port", "0", "--data", folder, "--work", folder, "--Logging:LogLevel:Function", "None", .. arguments];
        ProcessStartInfo start = largestFile is { } limit ? Limited(all, limit) : new ProcessStartInfo("dotnet", all);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = new ProgramProcess(start);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
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
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Limited(string[] arguments, int limit)
    {
        string script = $"trap '' XFSZ; ulimit -f {limit}; exec dotnet \"$@\"";
        var start = new ProcessStartInfo("bash", ["-c", script, "bash", .. arguments]);

        // The runtime would map its code through a large file, which the limit forbids.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }

    private void Read(string? line)
    {
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true) _address.TrySetResult(new Uri(line[Announcement.Length..]));
    }
}
