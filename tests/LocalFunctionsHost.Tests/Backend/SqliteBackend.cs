using DurableTask.Sqlite;
using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend;

/// <summary>The SQLite backend, each hub in a file of a folder that goes with the tests.</summary>
public sealed class SqliteBackend : IBackend, IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Task<TestHub>> _shared;
    private int _hubs;

    public SqliteBackend() => _shared = new(NewHubAsync);

    public string? WhyNot => null;

    public IReadOnlySet<Difference> Differences => KnownDifferences.OfSqlite;

    public Task<TestHub> SharedHubAsync() => _shared.Value;

    public Task<TestHub> NewHubAsync() =>
        OpenAsync(Path.Combine(_folder.Path, $"hub{Interlocked.Increment(ref _hubs)}.db"), new TestCode());

    public static Task<TestHub> OpenAsync(string file, TestCode code)
    {
        var service = new SqliteOrchestrationService(new SqliteOrchestrationServiceSettings { File = file });
        return TestHub.OpenAsync(service, code, service.RewindTaskOrchestrationAsync);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_shared.IsValueCreated)
        {
            await (await _shared.Value).DisposeAsync();
        }

        _folder.Dispose();
    }
}
