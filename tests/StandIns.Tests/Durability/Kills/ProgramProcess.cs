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

    public static ProgramProcess Start(string folder, IEnumerable<string> arguments)
    {
        string assembly = typeof(ProgramProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "DurabilityApp").Value!;
        string[] all = [assembly, "--port", "0", "--data", folder, "--work", folder, "--Logging:LogLevel:Function", "None", .. arguments];
        var process = new ProgramProcess(new ProcessStartInfo("dotnet", all) { RedirectStandardOutput = true, RedirectStandardError = true });
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

    private void Read(string? line)
    {
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true) _address.TrySetResult(new Uri(line[Announcement.Length..]));
    }
}
