namespace ContentGen.Chaos.Tests.Scenarios;

/// <summary>Takes the folder of briefs away: a file stands in its place, so nothing can be read or written there, by no user at all.</summary>
internal sealed class StoreOutage : IDisposable
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
        File.WriteAllText(folder, "");
    }

    public static StoreOutage Begin(TemporaryFolder app) => new(Path.Combine(app.Path, "data", "briefs"));

    /// <summary>Gives the folder back, with all that was in it.</summary>
    public void Dispose()
    {
        if (_isOver)
            return;
        _isOver = true;
        File.Delete(_folder);
        Directory.Move(_aside, _folder);
    }
}
