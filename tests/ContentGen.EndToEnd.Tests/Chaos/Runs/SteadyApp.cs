namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>One app whose breakers stay out of the way, shared by tests that leave it as they found it.</summary>
public sealed class SteadyApp : IAsyncLifetime
{
    public TemporaryFolder Folder { get; } = new();

    public ServedApp Served { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Served = await ChaosApp.StartAsync(Folder, ChaosSettings.WithoutBreakers, isUnhurried: true);

    public async ValueTask DisposeAsync()
    {
        await Served.DisposeAsync();
        Folder.Dispose();
    }
}
