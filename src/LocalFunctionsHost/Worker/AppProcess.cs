using System.ComponentModel;
using System.Diagnostics;

namespace LocalFunctionsHost.Worker;

/// <summary>A process of the app, with what it writes.</summary>
internal sealed class AppProcess : IDisposable
{
    private const string Shell = "/bin/sh";
    private const string Advice = "Install that command, or put it on the PATH.";
    private const string Unhandled = "Unhandled exception. ";
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private Process? _watch;
    private string? _lastError;
    private bool _isUnhandled;

    private AppProcess(ProcessStartInfo command, Action<string, bool> onLine)
    {
        CommandLine = $"{command.FileName} {string.Join(' ', command.ArgumentList)}";
        IgnoreInterrupts(command);
        _process = new Process { StartInfo = command, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _ended.TrySetResult();
        _process.OutputDataReceived += (_, e) => OnLine(e.Data, isError: false, onLine);
        _process.ErrorDataReceived += (_, e) => OnLine(e.Data, isError: true, onLine);
    }

    public string CommandLine { get; }

    /// <summary>Completes when the process has ended and what it wrote was read.</summary>
    public Task Exited { get; private set; } = null!;

    /// <summary>Of a process that has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>
    /// The line of stderr that says why the process ended: the message of an unhandled exception, else the last one. Null for none.
    /// </summary>
    public string? LastError => Volatile.Read(ref _lastError);

    /// <exception cref="FunctionsHostStartException">The command cannot be run.</exception>
    public static AppProcess Start(ProcessStartInfo command, Action<string, bool> onLine)
    {
        var process = new AppProcess(command, onLine);
        try
        {
            process._process.Start();
        }
        catch (Win32Exception e)
        {
            process._process.Dispose();
            throw new FunctionsHostStartException(
                $"The app cannot be run as '{process.CommandLine}': {e.Message}. {Advice}", e);
        }
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        process._watch = Watch(process._process.Id);
        process.Exited = process.ExitAsync();
        return process;
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Ends the process if it still runs; what it has said stays known.</summary>
    public void Dispose() => Kill();

    /// <summary>
    /// A terminal sends Ctrl+C to the app too, which is to end only when the host has no more need of it. So a shell ignores it and becomes
    /// the app. Not on Windows and where there is no shell.
    /// </summary>
    private static void IgnoreInterrupts(ProcessStartInfo command)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(Shell))
        {
            return;
        }
        const string NotFound = $"echo \"The app cannot be run as '$0'. {Advice}\" >&2; exit 127";
        const string Script = $"trap '' INT; command -v \"$0\" >/dev/null || {{ {NotFound}; }}; exec \"$0\" \"$@\"";
        // As it is found without a shell: beside this program first, which may be the only dotnet there is.
        var beside = Path.Combine(Path.GetDirectoryName(Environment.ProcessPath)!, command.FileName);
        var program = File.Exists(beside) ? beside : command.FileName;
        // Some shells drop variables of other names than theirs, such as AzureWebJobs.Name.Disabled.
        string[] foreign = [.. command.Environment.Where(item => !IsShellName(item.Key)).Select(item => $"{item.Key}={item.Value}")];
        string[] start = foreign is [] ? [program] : ["env", .. foreign, program];
        string[] arguments = ["-c", Script, .. start, .. command.ArgumentList];
        command.FileName = Shell;
        command.ArgumentList.Clear();
        foreach (var argument in arguments)
        {
            command.ArgumentList.Add(argument);
        }
    }

    private static bool IsShellName(string name) =>
        !char.IsAsciiDigit(name.FirstOrDefault()) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');

    /// <summary>
    /// A worker goes on when its host is killed, so a shell waits for the end of a pipe that only the host holds, and ends the worker then.
    /// Null on Windows and where there is no shell.
    /// </summary>
    private static Process? Watch(int worker)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }
        try
        {
            const string Script = "trap '' INT TERM HUP; exec >/dev/null 2>&1; read line; kill -9 $0";
            return Process.Start(new ProcessStartInfo(Shell, ["-c", Script, $"{worker}"]) { RedirectStandardInput = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private async Task ExitAsync()
    {
        await _ended.Task;
        // What the process has started may live on and hold the output open.
        using var limit = new CancellationTokenSource(ReadLimit);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _watch?.Kill();
        _watch?.Dispose();
    }

    private void OnLine(string? line, bool isError, Action<string, bool> onLine)
    {
        if (line is null)
        {
            return;
        }
        if (isError && !_isUnhandled && line.Trim() is { Length: > 0 } text && !text.StartsWith("at ", StringComparison.Ordinal))
        {
            _isUnhandled = text.StartsWith(Unhandled, StringComparison.Ordinal);
            Volatile.Write(ref _lastError, _isUnhandled ? WithoutType(text[Unhandled.Length..]) : text);
        }
        onLine(line, isError);
    }

    /// <summary>"Some.TypeException: message" without the type.</summary>
    private static string WithoutType(string exception)
    {
        var colon = exception.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && !exception[..colon].Contains(' ', StringComparison.Ordinal) ? exception[(colon + 2)..] : exception;
    }
}
