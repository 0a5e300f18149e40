using ContentGen.Local.CommandLine;

namespace ContentGen.Local.Hosting;

/// <summary>The folder and the log that a command uses while the app runs.</summary>
internal sealed class LocalSession : IDisposable
{
    private readonly LogCapture _log;
    private readonly bool _isTemporary;

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

    /// <summary>True to keep a temporary data folder for a look at what went wrong.</summary>
    public bool Keep { get; set; } = true;

    /// <exception cref="LocalFailureException">A folder cannot be written.</exception>
    public static LocalSession Open(LocalOptions options)
    {
        var folder = options.DataFolder is { } named
            ? LocalFolder.Prepare(named, "--data")
            : Directory.CreateTempSubdirectory("contentgen-").FullName;
        return new LocalSession(folder, options.DataFolder is null, options.Verbose);
    }

    public void Dispose()
    {
        _log.Dispose();
        if (_isTemporary && !Keep)
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }
}
