namespace LocalFunctionsHost.Tests.Backend;

/// <summary>A folder that is deleted at the end of the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("durable-").FullName;

    public string Database => System.IO.Path.Combine(Path, "durable.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>A copy of the database and its log; what holds locks is left out. Nobody may write to it meanwhile.</summary>
    public TempFolder CopyDatabase()
    {
        var copy = new TempFolder();
        foreach (var file in (string[])[Database, $"{Database}-wal"])
        {
            if (File.Exists(file))
            {
                File.Copy(file, System.IO.Path.Combine(copy.Path, System.IO.Path.GetFileName(file)));
            }
        }

        return copy;
    }
}
