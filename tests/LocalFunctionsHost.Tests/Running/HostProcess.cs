using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LocalFunctionsHost.Tests;

/// <summary>The command line <c>dotnet LocalFunctionsHost.dll</c> in a process of its own, as a person would start it.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly List<(Regex Pattern, TaskCompletionSource<Match> Found)> _awaited = [];

    private HostProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output => string.Join('\n', _output);

    public IReadOnlyList<string> ErrorLines => [.. _errors];

    public static HostProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltApp.HostAssembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new HostProcess(start);
    }

    public static HostProcess Start(params string[] arguments) => Start(RunningApp.Settings(), arguments);

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>The address that the host says it listens on.</summary>
    public async Task<Uri> AddressAsync() => new((await LineAsync(@"Now listening on: (\S+)")).Groups[1].Value);

    /// <summary>Waits for a line of output that matches.</summary>
    public async Task<Match> LineAsync(string pattern)
    {
        var found = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        var regex = new Regex(pattern);
        lock (_awaited)
        {
            if (_output.Select(line => regex.Match(line)).FirstOrDefault(match => match.Success) is { } before)
            {
                return before;
            }

            _awaited.Add((regex, found));
        }

        var first = await Task.WhenAny(found.Task, _process.WaitForExitAsync()).WaitAsync(Patience);
        return first == found.Task
            ? await found.Task
            : throw new InvalidOperationException($"It ended with {_process.ExitCode}.\n{Output}\n{string.Join('\n', _errors)}");
    }

    /// <summary>Asks the process to end, as Ctrl+C does.</summary>
    public async Task<int> InterruptAsync()
    {
        using var kill = Process.Start("kill", $"-INT {_process.Id}");
        return await ExitCodeAsync();
    }

    /// <summary>Ends the process at once, as a crash or a power cut would.</summary>
    public async Task KillAsync(bool andItsWorker = true)
    {
        _process.Kill(andItsWorker);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_awaited)
        {
            lines.Enqueue(line);
            foreach (var (pattern, found) in _awaited)
            {
                if (lines == _output && pattern.Match(line) is { Success: true } match)
                {
                    found.TrySetResult(match);
                }
            }
        }
    }
}
