namespace ContentGen.EndToEnd.Tests.Genuine;

/// <summary>The durable store of these tests: SQLite, or with CONTENTGEN_DURABLE_BACKEND=azurite Azurite's three services on free ports.</summary>
public sealed class GenuineStorage : IAsyncLifetime
{
    private Azurite? _azurite;

    /// <summary>Whether Azurite is asked for.</summary>
    public bool IsAzurite { get; } = Environment.GetEnvironmentVariable("CONTENTGEN_DURABLE_BACKEND") == "azurite";

    /// <summary>Null for SQLite, and when Azurite was not found.</summary>
    public string? ConnectionString => _azurite?.ConnectionString;

    public async Task InitializeAsync() => _azurite = IsAzurite && Azurite.WhyNot is null ? await Azurite.StartAsync() : null;

    public Task DisposeAsync()
    {
        _azurite?.Dispose();
        return Task.CompletedTask;
    }
}
