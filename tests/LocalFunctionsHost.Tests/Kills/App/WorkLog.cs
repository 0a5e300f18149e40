namespace LocalFunctionsHost.Tests.Kills.App;

/// <summary>
/// The outside world: which activities were executed, one line for each execution, and which took effect, one line for each key.
/// A line is on the disk before the activity goes on.
/// </summary>
public sealed class WorkLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _executions = [];
    private readonly HashSet<string> _effects;
    private readonly FileStream _executionFile;
    private readonly FileStream _effectFile;

    public WorkLog(string folder)
    {
        foreach (var key in Read(folder, "executions.log"))
        {
            Count(key);
        }

        _effects = [.. Read(folder, "effects.log")];
        _executionFile = Append(folder, "executions.log");
        _effectFile = Append(folder, "effects.log");
    }

    /// <returns>Which execution of this key it is, beginning with 1.</returns>
    public int Execute(string key)
    {
        lock (_lock)
        {
            Write(_executionFile, key);
            return Count(key);
        }
    }

    /// <summary>Does what must not be done twice, unless it is done.</summary>
    public void TakeEffect(string key)
    {
        lock (_lock)
        {
            if (_effects.Add(key))
            {
                Write(_effectFile, key);
            }
        }
    }

    public void Dispose()
    {
        _executionFile.Dispose();
        _effectFile.Dispose();
    }

    private static string[] Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }

    private static FileStream Append(string folder, string name)
        => new(Path.Combine(folder, name), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    private static void Write(FileStream file, string key)
    {
        file.Write(System.Text.Encoding.UTF8.GetBytes(key + "\n"));
        file.Flush(flushToDisk: true);
    }

    private int Count(string key) => _executions[key] = _executions.GetValueOrDefault(key) + 1;
}
