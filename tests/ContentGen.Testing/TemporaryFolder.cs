namespace ContentGen.Testing;

/// <summary>A new folder under the system's temporary one, deleted when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const int MostAttempts = 1_000;

    public string Path { get; } = Directory.CreateTempSubdirectory("contentgen-test-").FullName;

    public string File(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    /// <remarks>What was stopped may still be writing its last file while the folder is emptied: then it is emptied again.</remarks>
    public void Dispose()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException) when (attempt < MostAttempts && Directory.Exists(Path))
            {
                Thread.Yield();
            }
        }
    }
}
