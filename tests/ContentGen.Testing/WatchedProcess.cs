using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ContentGen.Testing;

/// <summary>A process whose lines are kept and can be waited for. It does not outlive its owner.</summary>
public class WatchedProcess : IDisposable
{
    private readonly TimeSpan _patience;
    private readonly Process _process;
    private readonly WatchedLines _output = new();
    private readonly WatchedLines _errors = new();

    /// <param name="patience">How long anything is waited for.</param>
    public WatchedProcess(ProcessStartInfo start, TimeSpan patience)
    {
        _patience = patience;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    public IReadOnlyList<string> ErrorLines => _errors.All;

    /// <summary>
    /// <c>dotnet</c> with arguments, and environment variables beside those of this process, as a person's shell starts it. What runs in
    /// the background of a script has Ctrl+C ignored, and so would have what it starts.
    /// </summary>
    public static ProcessStartInfo Dotnet(IEnumerable<KeyValuePair<string, string?>> environment, params IEnumerable<string> arguments)
    {
        string[] asInFront = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        string[] command = [.. asInFront, DotnetHost(), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Types a line; null ends the input, as Ctrl+D does.</summary>
    public async Task TypeAsync(string? line)
    {
        if (line is null)
        {
            _process.StandardInput.Close();
            return;
        }

        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <param name="signal">Its name, such as <c>INT</c> for Ctrl+C.</param>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(_patience);
        return _process.ExitCode;
    }

    /// <summary>Waits for a line of output that matches.</summary>
    public async Task<Match> LineAsync(string pattern)
    {
        var found = _output.FirstAsync(pattern);
        var first = await Task.WhenAny(found, _process.WaitForExitAsync()).WaitAsync(_patience);
        return first == found
            ? await found
            : throw new InvalidOperationException(
                $"The program ended with {_process.ExitCode} before it said '{pattern}'.\n{Output}\n{Errors}");
    }

    /// <summary>Ends the process at once, as a crash or a power cut would (SIGKILL).</summary>
    public async Task KillAsync(bool entireProcessTree = true)
    {
        _process.Kill(entireProcessTree);
        await _process.WaitForExitAsync().WaitAsync(_patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        GC.SuppressFinalize(this);
    }

    // By its full path: the one that runs the tests, whatever PATH leads to.
    private static string DotnetHost() =>
        Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
}
