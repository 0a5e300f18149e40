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
            try
            {
                MoveAside();
            }
            catch (IOException)
            {
                // Somebody still writes: a file has got its name since, or a folder one file more.
            }
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

    // Somebody wrote in between, and made the folder anew. Folders go when they are empty, so nothing that is written now is lost.
    private void MoveAside()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var kept = Path.Combine(_aside, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Move(file, kept, overwrite: true);
        }

        foreach (var inner in Directory.GetDirectories(_folder, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length))
        {
            Directory.Delete(inner);
        }

        Directory.Delete(_folder);
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
