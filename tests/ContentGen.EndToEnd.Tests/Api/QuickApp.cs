namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>One app with quick retries, shared by the tests of a class: each asks for a category of its own.</summary>
public class QuickApp : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();

    public string Data => _data.Path;

    public HostedApp Served { get; private set; } = null!;

    protected virtual HostedAppOptions Options => new();

    protected virtual IReadOnlyDictionary<string, string?> Settings => AppSettings.QuickRetries;

    public async ValueTask InitializeAsync() => Served = await HostedApp.StartAsync(_data.Path, Settings, Options);

    public async ValueTask DisposeAsync()
    {
        await Served.DisposeAsync();
        _data.Dispose();
    }
}
