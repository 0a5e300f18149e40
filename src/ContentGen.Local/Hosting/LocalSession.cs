using ContentGen.Local.CommandLine;

namespace ContentGen.Local.Hosting;

/// <summary>The folder and the log that a command uses while the app runs.</summary>
internal sealed class LocalSession : IDisposable
{
    private readonly LogCapture _log;
    private readonly bool _isTemporary;
    private bool _isNeeded;

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

    /// <summary>A temporary data folder is removed after success, and kept for a look at what went wrong.</summary>
    public bool IsSuccess { get; set; }

    /// <exception cref="LocalFailureException">A folder cannot be written.</exception>
    public static LocalSession Open(LocalOptions options)
    {
        var folder = options.DataFolder is { } named
            ? LocalFolder.Prepare(named, "--data")
            : Directory.CreateTempSubdirectory("contentgen-").FullName;
        return new LocalSession(folder, options.DataFolder is null, options.Verbose);
    }

    /// <exception cref="LocalFailureException">Something cannot start.</exception>
    public async Task<LocalApp> StartAsync(LocalOptions options, CancellationToken cancellationToken)
    {
        var app = await LocalApp.StartAsync(options, DataFolder, cancellationToken);
        _isNeeded = true;
        return app;
    }

    public void Dispose()
    {
        _log.Dispose();
        if (_isTemporary && (IsSuccess || !_isNeeded))
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }
}
