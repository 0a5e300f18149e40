namespace ContentGen.Testing;

/// <summary>
/// Takes the folder of briefs away: a link that leads to itself stands in its place, so nothing can be read or written there, by no user
/// at all.
/// </summary>
public sealed class StoreOutage : IDisposable
{
    private readonly string _folder;
    private readonly string _aside;
    private bool _isOver;

    private StoreOutage(string folder)
    {
        _folder = folder;
        _aside = folder + "-aside";
        Directory.CreateDirectory(folder);
        Directory.Move(folder, _aside);
        while (!IsLinked())
        {
            // Somebody wrote in between, and made the folder anew.
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var kept = Path.Combine(_aside, Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
                File.Move(file, kept, overwrite: true);
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="data">The data folder that the app is started with.</param>
    public static StoreOutage Begin(string data) => new(Path.Combine(data, "briefs"));

    private bool IsLinked()
    {
        try
        {
            Directory.CreateSymbolicLink(_folder, _folder);
            return true;
        }
        catch (IOException) when (Directory.Exists(_folder))
        {
            return false;
        }
    }

    /// <summary>Gives the folder back, with all that was in it.</summary>
    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        File.Delete(_folder);
        Directory.Move(_aside, _folder);
    }
}
