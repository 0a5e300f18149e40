namespace ContentGen.Testing;

/// <summary>
/// <c>serve</c> as a person starts it, in a process of its own on free ports: for what a process alone can show, such as being killed.
/// </summary>
public sealed class ServedProcess : ServedApp
{
    private readonly LocalProcess _process;

    private ServedProcess(LocalProcess process, Uri app, Uri simulator)
        : base(app, simulator)
    {
        _process = process;
    }

    /// <summary>Starts the program and waits until it serves; see <c>serve --help</c> for <paramref name="arguments"/>.</summary>
    public static async Task<ServedProcess> StartAsync(
        string dataFolder, IReadOnlyDictionary<string, string?>? settings = null, params string[] arguments)
    {
        var environment = WithDefaults(settings);
        var process = LocalProcess.Start(
            environment, ["serve", "--silent", "--port", "0", "--simulator-port", "0", "--data", dataFolder, .. arguments]);
        var app = (await process.LineAsync(@"ContentGen listens on (http://\S+)")).Groups[1].Value;
        var simulator = (await process.LineAsync(@"simulator listens on (http://[^\s/]+/)")).Groups[1].Value;
        await process.LineAsync("Ctrl\\+C stops");
        return new(process, new Uri(app), new Uri(simulator));
    }

    /// <summary>Ends the process at once, as a crash would.</summary>
    public Task KillAsync() => _process.KillAsync();

    protected override async Task StopAsync()
    {
        await _process.KillAsync();
        _process.Dispose();
    }
}
