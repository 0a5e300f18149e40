namespace ContentGen.Testing;

/// <summary>
/// Takes the folder of briefs away: a link stands in its place that leads to one that leads to itself, so nothing can be read or written
/// there, by no user at all. At the end the second link leads to the folder: at no moment is its name free for somebody to make it anew.
/// </summary>
public sealed class StoreOutage : IDisposable
{
    private readonly string _folder;
    private readonly string _aside;
    private readonly string _gate;
    private bool _isOver;

    private StoreOutage(string folder)
    {
        _folder = folder;
        _aside = Enumerable.Range(1, int.MaxValue).Select(number => $"{folder}-aside-{number}").First(name => !Path.Exists(name));
        _gate = _aside + "-gate";
        Directory.CreateDirectory(folder);
        Directory.CreateSymbolicLink(_gate, _gate);
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

    /// <summary>Gives the folder back, with all that was in it.</summary>
    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        File.Delete(_gate);
        Directory.CreateSymbolicLink(_gate, _aside);
    }

    private bool IsLinked()
    {
        try
        {
            Directory.CreateSymbolicLink(_folder, _gate);
            return true;
        }
        catch (IOException) when (Directory.Exists(_folder))
        {
            return false;
        }
    }
}
