namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>One app whose breakers stay out of the way, shared by tests that leave it as they found it.</summary>
public sealed class SteadyApp : IAsyncLifetime
{
    public TemporaryFolder Folder { get; } = new();

    public ServedApp Served { get; private set; } = null!;

    public async Task InitializeAsync() => Served = await ChaosApp.StartAsync(Folder, ChaosSettings.WithoutBreakers, isUnhurried: true);

    public async Task DisposeAsync()
    {
        await Served.DisposeAsync();
        Folder.Dispose();
    }
}
