using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Sqlite;

namespace ContentGen.Benchmarks.Core;

/// <summary>A backend with a worker of the Durable Task Framework on it, all in this process, without host and worker protocol.</summary>
internal sealed class CoreHub : IAsyncDisposable
{
    private readonly IOrchestrationService _service;
    private readonly TaskHubWorker _worker;
    private readonly string? _folder;

    private CoreHub(IOrchestrationService service, string? folder)
    {
        _service = service;
        _folder = folder;
        Store = (IOrchestrationServiceClient)service;
        Client = new TaskHubClient(Store);
        _worker = new TaskHubWorker(service);
        _worker.AddTaskOrchestrations(typeof(HelloCities), typeof(FanOut), typeof(Sequence));
        _worker.AddTaskActivities(typeof(SayHello), typeof(Note));
        _worker.AddTaskEntities(new NameValueObjectCreator<TaskEntity>(Tally.Name, "", typeof(Tally)));
    }

    public TaskHubClient Client { get; }

    public IOrchestrationServiceClient Store { get; }

    /// <summary>On queues and dictionaries: the ceiling.</summary>
    public static Task<CoreHub> InMemoryAsync() => StartAsync(new MemoryOrchestrationService(), null);

    /// <summary>On a new file in a folder that goes with it.</summary>
    public static Task<CoreHub> OnSqliteAsync(string folder)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        var settings = new SqliteOrchestrationServiceSettings { File = Path.Combine(own, "hub.db") };
        return StartAsync(new SqliteOrchestrationService(settings), own);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(isForced: true);
        _worker.Dispose();
        if (_service is IAsyncDisposable service)
        {
            await service.DisposeAsync();
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static async Task<CoreHub> StartAsync(IOrchestrationService service, string? folder)
    {
        var hub = new CoreHub(service, folder);
        await service.CreateIfNotExistsAsync();
        await hub._worker.StartAsync();
        return hub;
    }
}
