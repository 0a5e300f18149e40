using System.Collections;
using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using ContentGen.Local.CommandLine;

namespace ContentGen.Simulator.Tests.Local;

/// <summary>
/// A command of <c>ContentGen.Local</c> in this process, where what was compiled for one command serves the next. It has console and
/// environment for itself until it is disposed of: for tests of <see cref="ConsoleCollection"/>.
/// </summary>
internal sealed class TypedCommand : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly (TextReader In, TextWriter Out, TextWriter Error) _console = (Console.In, Console.Out, Console.Error);
    private readonly Dictionary<string, string> _environment = Variables();
    private readonly CancellationTokenSource _stop = new();
    private readonly BlockingCollection<string> _typed = [];
    private readonly WatchedLines _output = new();
    private readonly WatchedLines _errors = new();
    private readonly Task<int> _command;

    private TypedCommand(IReadOnlyDictionary<string, string?> settings, string[] arguments)
    {
        Environment.SetEnvironmentVariable("NO_COLOR", "1");
        foreach (var (name, value) in settings)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Console.SetIn(new Keyboard(_typed));
        Console.SetOut(new Screen(_output));
        Console.SetError(new Screen(_errors));
        _command = Task.Run(() => LocalCommandLine.RunAsync(arguments, _stop.Token));
    }

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    public static TypedCommand Start(params string[] arguments) => Start(new Dictionary<string, string?>(), arguments);

    public static TypedCommand Start(IReadOnlyDictionary<string, string?> settings, params string[] arguments) => new(settings, arguments);

    /// <summary>Types a line; null ends the input, as Ctrl+D does.</summary>
    public void Type(string? line)
    {
        if (line is null)
        {
            _typed.CompleteAdding();
        }
        else
        {
            _typed.Add(line);
        }
    }

    public Task<int> ExitCodeAsync() => _command.WaitAsync(Patience);

    /// <summary>Waits for a line of output that matches.</summary>
    public async Task<Match> LineAsync(string pattern)
    {
        var found = _output.FirstAsync(pattern);
        var first = await Task.WhenAny(found, _command).WaitAsync(Patience);
        return first == found
            ? await found
            : throw new InvalidOperationException(
                $"The command ended with {await _command} before it said '{pattern}'.\n{Output}\n{Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _command.WaitAsync(Patience);
        _typed.CompleteAdding();
        Console.SetIn(_console.In);
        Console.SetOut(_console.Out);
        Console.SetError(_console.Error);
        foreach (var name in Variables().Keys.Union(_environment.Keys))
        {
            Environment.SetEnvironmentVariable(name, _environment.GetValueOrDefault(name));
        }

        _stop.Dispose();
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);

    private sealed class Keyboard(BlockingCollection<string> typed) : TextReader
    {
        public override string? ReadLine() => typed.TryTake(out var line, Timeout.Infinite) ? line : null;
    }

    private sealed class Screen(WatchedLines lines) : TextWriter
    {
        private readonly StringBuilder _line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            if (value == '\n')
            {
                lines.Add(_line.ToString());
                _line.Clear();
            }
            else
            {
                _line.Append(value);
            }
        }
    }
}
