using ContentGen.Local.CommandLine;

namespace ContentGen.Local.Hosting;

/// <summary>The folder and the log that a command uses while the app runs.</summary>
internal sealed class LocalSession : IDisposable
{
    private readonly LogCapture _log;
    private readonly bool _isTemporary;
    private bool _isKept;

    private LocalSession(string dataFolder, bool isTemporary, bool verbose)
    {
        DataFolder = dataFolder;
        _isTemporary = isTemporary;
        LogFile = verbose ? null : Path.Combine(dataFolder, "contentgen.log");
        _log = LogFile is null ? LogCapture.ToStandardError() : LogCapture.ToFile(LogFile);
    }

    public string DataFolder { get; }

    /// <summary>Null when the log is shown.</summary>
    public string? LogFile { get; }

    /// <exception cref="LocalFailureException">A folder cannot be written.</exception>
    public static LocalSession Open(LocalOptions options)
    {
        var folder = options.DataFolder is { } named
            ? LocalFolder.Prepare(named, "--data")
            : Directory.CreateTempSubdirectory("contentgen-").FullName;
        return new LocalSession(folder, options.DataFolder is null, options.Verbose);
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
        _log.Dispose();
        if (_isTemporary && !_isKept)
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }
}
