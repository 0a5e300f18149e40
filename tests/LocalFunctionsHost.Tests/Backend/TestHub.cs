using System.Diagnostics;
using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using LocalFunctionsHost.Tests.Backend.Code;
using Newtonsoft.Json.Linq;

namespace LocalFunctionsHost.Tests.Backend;

/// <summary>A task hub of a backend with a worker on it. Tests that share one use ids and names of their own.</summary>
public sealed class TestHub : IAsyncDisposable
{
    /// <summary>How long something may take that takes a moment on a machine with nothing else to do.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly Func<string, string, Task> _rewind;
    private TaskHubWorker? _worker;

    private TestHub(IOrchestrationService service, TestCode code, Func<string, string, Task> rewind)
    {
        Service = service;
        Code = code;
        _rewind = rewind;
        Client = new TaskHubClient(Store);
    }

    public TestCode Code { get; }

    public IOrchestrationService Service { get; }

    public IOrchestrationServiceClient Store => (IOrchestrationServiceClient)Service;

    public TaskHubClient Client { get; }

    public IOrchestrationServiceQueryClient Queries => (IOrchestrationServiceQueryClient)Service;

    public IOrchestrationServicePurgeClient Purger => (IOrchestrationServicePurgeClient)Service;

    public EntityBackendQueries Entities => ((IEntityOrchestrationService)Service).EntityBackendQueries!;

    /// <param name="rewind">How this backend is told to rewind an instance: nothing in DurableTask.Core says it.</param>
    public static async Task<TestHub> OpenAsync(IOrchestrationService service, TestCode code, Func<string, string, Task> rewind)
    {
        code.Entity<ListEntity>(ListEntity.Name);
        var hub = new TestHub(service, code, rewind);
        await service.CreateIfNotExistsAsync();
        await hub.StartWorkerAsync();
        return hub;
    }

    public static string NewId() => Guid.NewGuid().ToString("N");

    public static EntityId NewEntity() => new(ListEntity.Name, NewId());

    public string Orchestrator(Func<RunContext, Task<object?>> script) => Code.Orchestrator(script);

    public string Activity<TInput, TResult>(Func<TInput, TResult> script) =>
        Code.Activity<TInput, TResult>(input => Task.FromResult(script(input)));

    public string Activity<TInput, TResult>(Func<TInput, Task<TResult>> script) => Code.Activity(script);

    public async Task StartWorkerAsync()
    {
        _worker = Code.Worker(Service);
        await _worker.StartAsync();
    }

    public async Task StopWorkerAsync()
    {
        if (_worker is { } worker)
        {
            _worker = null;
            await worker.StopAsync(isForced: true);
            worker.Dispose();
        }
    }

    /// <returns>The id.</returns>
    public async Task<string> StartAsync(string orchestrator, object? input = null, string? id = null)
    {
        var instance = await Client.CreateOrchestrationInstanceAsync(orchestrator, "", id ?? NewId(), input);
        return instance.InstanceId;
    }

    /// <returns>The id, after the first turn.</returns>
    public async Task<string> StartToWaitAsync(string orchestrator, object? input = null, string? id = null)
    {
        id = await StartAsync(orchestrator, input, id);
        await UntilAsync(id, OrchestrationStatus.Running);
        return id;
    }

    public async Task<OrchestrationState> RunAsync(string orchestrator, object? input = null, string? id = null) =>
        await EndAsync(await StartAsync(orchestrator, input, id));

    public Task<OrchestrationState> EndAsync(string id) => UntilAsync(id, state => IsFinal(state.OrchestrationStatus));

    public Task<OrchestrationState> UntilAsync(string id, OrchestrationStatus status) =>
        UntilAsync(id, state => state.OrchestrationStatus == status);

    /// <exception cref="TimeoutException">It never is so.</exception>
    public async Task<OrchestrationState> UntilAsync(string id, Func<OrchestrationState, bool> isSo)
    {
        OrchestrationState? last = null;
        await UntilAsync(
            async () => (last = await StateAsync(id)) is { } state && isSo(state),
            () => $"{id} is {last?.OrchestrationStatus.ToString() ?? "unknown"}, status {last?.Status}, output {last?.Output}");
        return last!;
    }

    /// <exception cref="TimeoutException">It never is so.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string>? otherwise = null)
    {
        var begun = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(PollInterval);
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException(otherwise?.Invoke() ?? "It did not become so.");
            }

            await beat.WaitForNextTickAsync();
        }
    }

    public Task<OrchestrationState?> StateAsync(string id) => Client.GetOrchestrationStateAsync(id);

    public Task RaiseAsync(string id, string name, object? payload) =>
        Client.RaiseEventAsync(new OrchestrationInstance { InstanceId = id }, name, payload!);

    public Task SuspendAsync(string id, string reason = "") =>
        Client.SuspendInstanceAsync(new OrchestrationInstance { InstanceId = id }, reason);

    public Task ResumeAsync(string id, string reason = "") =>
        Client.ResumeInstanceAsync(new OrchestrationInstance { InstanceId = id }, reason);

    public Task TerminateAsync(string id, string reason = "") =>
        Client.TerminateInstanceAsync(new OrchestrationInstance { InstanceId = id }, reason);

    public Task RewindAsync(string id, string reason) => _rewind(id, reason);

    /// <summary>The stored history of an execution, as the events that were written.</summary>
    public async Task<IReadOnlyList<HistoryEvent>> EventsAsync(OrchestrationState state) => HistoryReader.Read(
        await Store.GetOrchestrationHistoryAsync(state.OrchestrationInstance.InstanceId, state.OrchestrationInstance.ExecutionId));

    /// <param name="due">When the entity gets it; null for at once.</param>
    public Task SignalAsync(EntityId entity, string operation, object? input = null, DateTime? due = null)
    {
        (DateTime, DateTime)? times = due is { } time ? (time, time) : null;
        var signal = ClientEntityHelpers.EmitOperationSignal(
            new OrchestrationInstance { InstanceId = entity.ToString() },
            Guid.NewGuid(),
            operation,
            input is null ? null : Newtonsoft.Json.JsonConvert.SerializeObject(input),
            times);
        return Store.SendTaskOrchestrationMessageAsync(signal.AsTaskMessage());
    }

    /// <summary>The texts that a list entity has; none for one that does not exist.</summary>
    public async Task<string[]> ListAsync(EntityId entity)
    {
        var metadata = await Entities.GetEntityAsync(entity, includeState: true);
        return metadata is null ? [] : JArray.Parse(metadata.Value.SerializedState!).Select(item => (string)item!).ToArray();
    }

    public Task UntilListAsync(EntityId entity, params string[] texts)
    {
        string[] last = [];
        return UntilAsync(async () => (last = await ListAsync(entity)).SequenceEqual(texts), () =>
            $"{entity} has [{string.Join(", ", last)}]");
    }

    public async ValueTask DisposeAsync()
    {
        await StopWorkerAsync();
        switch (Service)
        {
            case IAsyncDisposable service:
                await service.DisposeAsync();
                break;
            case IDisposable service:
                service.Dispose();
                break;
        }
    }

    private static bool IsFinal(OrchestrationStatus status) => status is
        OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated or OrchestrationStatus.Canceled;
}
