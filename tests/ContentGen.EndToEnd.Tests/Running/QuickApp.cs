namespace ContentGen.EndToEnd.Tests.Running;

/// <summary>One served app with quick retries, shared by the tests of a class.</summary>
public sealed class QuickApp : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();

    public string Data => _data.Path;

    public ServedApp Served { get; private set; } = null!;

    public async Task InitializeAsync() => Served = await ServedApp.StartAsync(_data.Path, AppSettings.QuickRetries);

    public async Task DisposeAsync()
    {
        await Served.DisposeAsync();
        _data.Dispose();
    }
}
