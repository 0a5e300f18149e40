using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting.Web;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;

/// <summary>The client of the engine in this process.</summary>
internal sealed class FunctionsDurableTaskClient(
    DurableEngine engine, InstanceCommands commands, EntityCommands entities, FunctionsHostEnvironment host, FunctionKeys keys)
    : DurableTaskClient("default")
{
    private readonly MetadataView _view = new(engine);

    /// <summary>Scheme, host and port of the host, such as <c>http://127.0.0.1:7071</c>.</summary>
    public string Authority => host.BaseAddress.GetLeftPart(UriPartial.Authority);

    /// <summary>What callers of the management API must give as <c>code</c>; null when no keys are checked.</summary>
    public string? WebhookKey => keys.Webhook;

    public override DurableEntityClient Entities { get; } = new FunctionsDurableEntityClient(engine, entities);

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
        => commands.StartAsync(orchestratorName, engine.Converter.Serialize(input), options);

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
        => commands.RaiseAsync(instanceId, eventName, engine.Converter.Serialize(eventPayload));

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
        => commands.TerminateAsync(instanceId, engine.Converter.Serialize(options?.Output), options?.Recursive ?? false);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
        => commands.SuspendAsync(instanceId, reason);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
        => commands.ResumeAsync(instanceId, reason);

    public override Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
        => commands.RestartAsync(instanceId, restartWithNewInstanceId);

    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
        => commands.RewindAsync(instanceId, reason);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => Task.FromResult(engine.Store.ReadInstance(instanceId) is { } record ? _view.Of(record, getInputsAndOutputs) : null);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitAsync(instanceId, getInputsAndOutputs, record => record.Status != OrchestrationRuntimeStatus.Pending, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => WaitAsync(instanceId, getInputsAndOutputs, record => record.IsFinished, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return Pageable.Create((token, size, _) => Task.FromResult(ReadPage(query, token ?? query.ContinuationToken, size ?? query.PageSize)));
    }

    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        var page = InstancePages.Read(engine.Store, new InstanceQuery
        {
            Statuses = runtimeStatus?.ToList(),
            CompletedFrom = completedTimeFrom?.UtcDateTime ?? DateTime.MinValue,
            CompletedTo = completedTimeTo?.UtcDateTime,
            Limit = pageSize,
        }, lastInstanceKey);
        return Task.FromResult(new Page<string>([.. page.Values.Select(record => record.Id)], page.ContinuationToken));
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
        => new(await new InstancePurge(engine, commands, entities).RunAsync(instanceId, options?.Recursive ?? false), isComplete: true);

    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
        => new InstancePurge(engine, commands, entities).RunAsync(filter, options?.Recursive ?? false, cancellation);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Page<OrchestrationMetadata> ReadPage(OrchestrationQuery query, string? token, int size)
    {
        var page = InstancePages.Read(engine.Store, new InstanceQuery
        {
            IdPrefix = query.InstanceIdPrefix,
            CreatedFrom = query.CreatedFrom?.UtcDateTime,
            CreatedTo = query.CreatedTo?.UtcDateTime,
            Statuses = query.Statuses?.ToList(),
            Limit = size,
        }, token);
        return new Page<OrchestrationMetadata>(
            [.. page.Values.Select(record => _view.Of(record, query.FetchInputsAndOutputs))], page.ContinuationToken);
    }

    /// <summary>Waits for a run, also for one that does not exist yet.</summary>
    private async Task<OrchestrationMetadata> WaitAsync(
        string id, bool withPayloads, Func<InstanceRecord, bool> until, CancellationToken cancellation)
    {
        while (true)
        {
            var changed = engine.Watchers.WatchAsync(id);
            if (engine.Store.ReadInstance(id) is { } record && until(record)) return _view.Of(record, withPayloads);
            await changed.WaitAsync(cancellation);
        }
    }
}
