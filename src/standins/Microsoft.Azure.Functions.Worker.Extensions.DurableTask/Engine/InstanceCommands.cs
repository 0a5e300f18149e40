using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>What can be done to orchestrations from outside. When a call ends, its effect is stored.</summary>
internal sealed class InstanceCommands(DurableEngine engine)
{
    /// <returns>The id of the run.</returns>
    /// <exception cref="InstanceExistsException">A run of this id is in a status that refuses the start.</exception>
    public async Task<string> StartAsync(string name, string? input, StartOrchestrationOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var id = string.IsNullOrEmpty(options?.InstanceId) ? null : options.InstanceId;
        if (id is not null) InstanceIds.Validate(id);
        var start = NewStart.Create(engine, name, input, options);

        // In the order of time, so that runs started together lie together in the store, and one page serves many of them.
        return id is null
            ? await StartAsync(Guid.CreateVersion7().ToString("N"), start, _ => null)
            : await StartAsync(id, start, actor => Replaceable(actor.Record, options));
    }

    /// <exception cref="InstanceNotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidOperationException">It has finished.</exception>
    public Task RaiseAsync(string id, string name, string? input)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return SendAsync(id, new EventRaised(name, input) { At = engine.Now }, "raise an event for", record => !record.IsFinished);
    }

    /// <inheritdoc cref="RaiseAsync"/>
    public Task TerminateAsync(string id, string? reason, bool recursive = false)
        => SendAsync(id, new ExecutionTerminated(reason, recursive) { At = engine.Now }, "terminate", record => !record.IsFinished);

    /// <exception cref="InstanceNotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidOperationException">It has finished, or is suspended already.</exception>
    public Task SuspendAsync(string id, string? reason) => SendAsync(
        id,
        new ExecutionSuspended(reason) { At = engine.Now },
        "suspend",
        record => !record.IsFinished && record.Status != OrchestrationRuntimeStatus.Suspended);

    /// <exception cref="InstanceNotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidOperationException">It is not suspended.</exception>
    public Task ResumeAsync(string id, string? reason) => SendAsync(
        id,
        new ExecutionResumed(reason) { At = engine.Now },
        "resume",
        record => record.Status == OrchestrationRuntimeStatus.Suspended);

    /// <returns>How many runs were forgotten; 0 when the run is unknown or not finished.</returns>
    public async Task<int> PurgeAsync(string id, bool recursive)
    {
        var children = recursive ? engine.Store.ReadChildren(id) : [];
        var purged = await engine.ExclusivelyAsync(id, actor => PurgeAsync(id, actor));
        if (purged == 0) return 0;
        foreach (var child in children) purged += await PurgeAsync(child, recursive: true);
        return purged;
    }

    /// <summary>Starts a run with the name and input of another; version and tags are those of any new run.</summary>
    /// <returns>The id of the new run.</returns>
    /// <exception cref="ArgumentException">There is no such run, or no such orchestrator any more.</exception>
    /// <exception cref="InstanceExistsException">The run is not finished and its id was to be kept.</exception>
    public async Task<string> RestartAsync(string id, bool withNewId)
    {
        var record = engine.Store.ReadInstance(id)
            ?? throw new ArgumentException($"An orchestration with the instanceId {id} was not found.", nameof(id));
        if (!withNewId && !record.IsFinished) throw new InstanceExistsException(record.Status);
        engine.Functions.RequireOrchestrator(record.Name);
        return await StartAsync(record.Name, JsonText.Compact(record.Input) ?? "null", new StartOrchestrationOptions(withNewId ? null : id));
    }

    /// <exception cref="InstanceNotFoundException">There is no such run.</exception>
    /// <exception cref="InvalidOperationException">The run has not failed.</exception>
    public Task RewindAsync(string id, string? reason) => engine.ExclusivelyAsync(id, async actor =>
    {
        var record = actor.Record ?? throw new InstanceNotFoundException(id);
        if (record.Status != OrchestrationRuntimeStatus.Failed)
        {
            throw new InvalidOperationException($"The orchestration '{id}' has status {record.Status}; only failed ones can be rewound.");
        }

        var rewinding = new Rewinding(engine, record, reason);
        await actor.ReplaceAsync(rewinding.Checkpoint);
        foreach (var child in rewinding.FailedChildren) await RewindAsync(child, reason);
        return true;
    });

    private static async Task<int> PurgeAsync(string id, OrchestrationActor actor)
    {
        if (actor.Record is not { IsFinished: true }) return 0;
        var checkpoint = new Checkpoint();
        checkpoint.ForgottenInstances.Add(id);
        await actor.ReplaceAsync(checkpoint);
        return 1;
    }

    private Task<string> StartAsync(string id, ExecutionStarted start, Func<OrchestrationActor, InstanceRecord?> replaced)
        => engine.ExclusivelyAsync(id, async actor =>
        {
            var checkpoint = new Checkpoint();
            if (replaced(actor) is { } old) Replace(old, checkpoint);
            var record = InstanceRecord.Pending(id, start, engine.Now);
            checkpoint.Instances.Add(record);
            checkpoint.SentMessages.Add(NewStart.Message(engine, id, start));
            await actor.ReplaceAsync(checkpoint, new LiveOrchestration(record, []));
            return id;
        });

    /// <summary>A run that still goes on may hold locks; they are not its successor's.</summary>
    private void Replace(InstanceRecord old, Checkpoint checkpoint)
    {
        checkpoint.ForgottenInstances.Add(old.Id);
        if (!old.IsFinished) new StepOutbox(engine, old.Id, checkpoint).Unlock(HeldLocks.In(engine.Store.ReadHistory(old.Id)));
    }

    private InstanceRecord? Replaceable(InstanceRecord? existing, StartOrchestrationOptions? options)
    {
        if (existing is null) return null;
        var refuses = options?.DedupeStatuses is { } statuses
            ? statuses.Contains(existing.Status.ToString(), StringComparer.OrdinalIgnoreCase)
            : !existing.IsFinished && engine.Options.OverridableExistingInstanceStates == OverridableStates.NonRunningStates;
        return refuses ? throw new InstanceExistsException(existing.Status) : existing;
    }

    private async Task SendAsync(string id, HistoryEvent message, string action, Func<InstanceRecord, bool> isAccepted)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var record = engine.Store.ReadInstance(id) ?? throw new InstanceNotFoundException(id);
        if (!isAccepted(record))
        {
            throw new InvalidOperationException(
                $"Cannot {action} the orchestration instance {id} because instance is in the {record.Status} state.");
        }

        var checkpoint = new Checkpoint();
        checkpoint.SentMessages.Add(new InboxMessage { Id = engine.Store.NextId(), Target = id, Event = message });
        await engine.CommitAsync(checkpoint);
    }
}
