namespace StandIns.Tests.Durable.Harness;

/// <summary>A folder of one test, removed with it.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("durable-").FullName;

    public string Database => System.IO.Path.Combine(Path, "durable.db");

    /// <summary>A copy of the database files as they are now: what a crash at this moment would leave.</summary>
    public TempFolder CopyDatabase()
    {
        var copy = new TempFolder();
        foreach (var file in Directory.GetFiles(Path, "durable.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = File.Create(System.IO.Path.Combine(copy.Path, System.IO.Path.GetFileName(file)));
            source.CopyTo(target);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
