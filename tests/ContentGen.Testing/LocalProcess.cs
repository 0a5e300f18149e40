using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ContentGen.Testing;

/// <summary>The <c>ContentGen.Local</c> program in a process of its own, as a person would start it.</summary>
public sealed class LocalProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly List<(Regex Pattern, TaskCompletionSource<Match> Found)> _awaited = [];

    private LocalProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    public static LocalProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetHost(), [Path.Combine(AppContext.BaseDirectory, "ContentGen.Local.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach ((string name, string? value) in environment)
            start.Environment[name] = value;
        return new(start);
    }

    // By its full path: a test may give the program an empty PATH.
    private static string DotnetHost() =>
        Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";

    public static LocalProcess Start(params string[] arguments) => Start(new Dictionary<string, string?>(), arguments);

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Waits for a line of output that matches.</summary>
    public async Task<Match> LineAsync(string pattern)
    {
        var found = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        var regex = new Regex(pattern);
        lock (_awaited)
        {
            if (_output.Select(line => regex.Match(line)).FirstOrDefault(match => match.Success) is { } before)
                return before;
            _awaited.Add((regex, found));
        }

        Task first = await Task.WhenAny(found.Task, _process.WaitForExitAsync()).WaitAsync(Patience);
        return first == found.Task
            ? await found.Task
            : throw new InvalidOperationException($"The program ended with {_process.ExitCode} before it said '{pattern}'.\n{Output}\n{Errors}");
    }

    /// <summary>Ends the process at once, as a crash or a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
            return;
        lock (_awaited)
        {
            lines.Enqueue(line);
            foreach ((Regex pattern, TaskCompletionSource<Match> found) in _awaited)
            {
                if (lines == _output && pattern.Match(line) is { Success: true } match)
                    found.TrySetResult(match);
            }
        }
    }
}
