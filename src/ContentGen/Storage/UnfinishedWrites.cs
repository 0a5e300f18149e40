namespace ContentGen.Storage;

/// <summary>The files of a folder that are still being written. A process that is killed leaves its own behind.</summary>
internal sealed class UnfinishedWrites(string folder)
{
    /// <summary>Age at which a write counts as given up: 10 minutes. Younger ones may be another process's.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromMinutes(10);

    // No name begins with a dot, so unfinished writes are never listed.
    private readonly string _folder = Path.Combine(folder, ".unfinished");

    /// <summary>Path of a new file; its folder exists.</summary>
    public string Next() => Path.Combine(Directory.CreateDirectory(_folder).FullName, Path.GetRandomFileName());

    /// <summary>Deletes what was given up.</summary>
    /// <returns>Files deleted.</returns>
    /// <exception cref="IOException">The folder cannot be read or written; so may <see cref="UnauthorizedAccessException"/> say.</exception>
    public int DeleteGivenUp(DateTimeOffset now)
    {
        if (!Directory.Exists(_folder))
        {
            return 0;
        }

        string[] old = [.. Directory.EnumerateFiles(_folder).Where(path => now.UtcDateTime - File.GetLastWriteTimeUtc(path) >= GivenUpAfter)];
        foreach (var path in old)
        {
            File.Delete(path);
        }

        return old.Length;
    }
}
