using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using DurableTask.Sqlite;
using DurableTask.Sqlite.Storage;

namespace LocalFunctionsHost.Tests.Backend.Checks;

/// <summary>Everything that is in a store, read as the next process would read it, with nobody working on it.</summary>
internal sealed class StoreView : IAsyncDisposable
{
    private readonly SqliteOrchestrationService _service;

    private StoreView(SqliteOrchestrationService service) => _service = service;

    public required IReadOnlyList<OrchestrationState> Orchestrations { get; init; }

    public required IReadOnlyList<EntityBackendQueries.EntityMetadata> Entities { get; init; }

    /// <summary>Messages and activities that are still to do, by the id of their instance.</summary>
    public required ILookup<string, HistoryEvent> OpenWork { get; init; }

    /// <param name="database">Nobody else may use it.</param>
    public static async Task<StoreView> OpenAsync(string database)
    {
        ILookup<string, HistoryEvent> work;
        using (var reader = new HubReader(database))
        {
            work = reader.OpenWork().ToLookup(item => item.Instance.Id, item => item.Message.Event);
        }

        var service = new SqliteOrchestrationService(new SqliteOrchestrationServiceSettings { File = database });
        await service.CreateIfNotExistsAsync();
        var found = await service.GetOrchestrationWithQueryAsync(
            new OrchestrationQuery { ExcludeEntities = true, PageSize = int.MaxValue }, CancellationToken.None);
        var entities = await service.EntityBackendQueries.QueryEntitiesAsync(
            new EntityBackendQueries.EntityQuery { IncludeState = true, IncludeTransient = true, PageSize = int.MaxValue },
            CancellationToken.None);
        return new StoreView(service) { Orchestrations = [.. found.OrchestrationState], Entities = [.. entities.Results], OpenWork = work };
    }

    public async Task<IReadOnlyList<HistoryEvent>> HistoryAsync(OrchestrationState state) => HistoryReader.Read(
        await _service.GetOrchestrationHistoryAsync(state.OrchestrationInstance.InstanceId, state.OrchestrationInstance.ExecutionId));

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
