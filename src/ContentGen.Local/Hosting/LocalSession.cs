using System.Text;
using ContentGen.Local.CommandLine;

namespace ContentGen.Local.Hosting;

/// <summary>The folder and the log that a command uses while the app runs.</summary>
internal sealed class LocalSession : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextWriter? _log;
    private readonly bool _isTemporary;
    private bool _isKept;

    private LocalSession(string dataFolder, bool isTemporary, bool verbose)
    {
        DataFolder = dataFolder;
        _isTemporary = isTemporary;
        LogFile = verbose ? null : Path.Combine(dataFolder, "contentgen.log");
        _log = LogFile is null
            ? null
            : TextWriter.Synchronized(new StreamWriter(LogFile, append: true, new UTF8Encoding(false)) { AutoFlush = true });

        // Keeps the app's console output away from the command's own: in the log, or on stderr when it is shown.
        Console.SetOut(_log ?? _error);
        Console.SetError(_log ?? _error);
    }

    public string DataFolder { get; }

    /// <summary>False for a temporary folder, which goes with the command.</summary>
    public bool KeepsData => !_isTemporary || _isKept;

    /// <summary>Null when the log is shown.</summary>
    public string? LogFile { get; }

    /// <exception cref="LocalFailureException">A folder cannot be written.</exception>
    public static LocalSession Open(LocalOptions options)
    {
        var folder = options.DataFolder is { } named
            ? PrepareFolder(named, "--data")
            : Directory.CreateTempSubdirectory("contentgen-").FullName;
        return new LocalSession(folder, options.DataFolder is null, options.Verbose);
    }

    /// <summary>Makes a folder, known to be writable before anything starts.</summary>
    /// <param name="option">The option to name when the folder cannot be used.</param>
    /// <returns>The full path; the folder exists.</returns>
    /// <exception cref="LocalFailureException">The folder cannot be made or written.</exception>
    public static string PrepareFolder(string path, string option)
    {
        try
        {
            var folder = Directory.CreateDirectory(Path.GetFullPath(path)).FullName;
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return folder;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw LocalFailureException.Usage(
                $"The folder '{path}' cannot be written ({exception.Message.TrimEnd('.')}); name another with {option}.", exception);
        }
    }

    /// <summary>Keeps the data, also of a temporary folder, for a look at what went wrong.</summary>
    /// <returns>A sentence that says where; empty when the log was shown.</returns>
    public string Keep()
    {
        _isKept = true;
        return LogFile is null ? "" : $"More is in the log, {LogFile}";
    }

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        _log?.Dispose();
        if (_isTemporary && !_isKept)
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }
}
