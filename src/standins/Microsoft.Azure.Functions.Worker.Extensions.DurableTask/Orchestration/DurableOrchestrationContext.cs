using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>The context given to orchestrator code. It turns calls into decisions and results into completed tasks.</summary>
internal sealed class DurableOrchestrationContext(
    OrchestrationIdentity identity,
    OrchestratorSynchronizationContext synchronization,
    DataConverter converter,
    ILoggerFactory loggers) : TaskOrchestrationContext
{
    private OrchestrationEntities? _entities;
    private ContinueAsNewOptions? _continueAsNew;
    private object? _customStatus;
    private DateTime _now;
    private bool _isReplaying;
    private int _guids;

    public DecisionLog Decisions => Tasks.Decisions;

    public OpenTasks Tasks { get; } = new();

    public EventBuffer Events { get; } = new(converter);

    public DataConverter Converter { get; } = converter;

    /// <summary>Whether the code waits for something durable.</summary>
    public bool IsWaiting => Tasks.Any || Events.HasWaiters;

    /// <summary>The status as the code left it; only the last of an episode is ever seen.</summary>
    /// <exception cref="Exception">It cannot be serialised.</exception>
    public string? SerializedCustomStatus => Converter.Serialize(_customStatus);

    public override TaskName Name { get; } = identity.Name;

    public override string InstanceId => identity.InstanceId;

    public override string Version => identity.Version;

    /// <inheritdoc cref="OrchestrationIdentity.TraceParent"/>
    public string? TraceParent => identity.TraceParent;

    public override ParentOrchestrationInstance? Parent { get; } =
        identity.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

    public override IReadOnlyDictionary<string, object?> Properties => identity.Properties;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _isReplaying;

    public override TaskOrchestrationEntityFeature Entities => _entities ??= new OrchestrationEntities(this);

    /// <summary>Set when the code asked to start over.</summary>
    public ContinueAsNewOptions? ContinueAsNewOptions => _continueAsNew;

    protected override ILoggerFactory LoggerFactory => loggers;

    public override T? GetInput<T>()
        where T : default
        => Converter.Deserialize<T>(identity.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Enter();
        RefuseOptionsAsInput(input, options);
        var version = options?.Version is { } given ? given.Version : Version;
        return RetryLoop.RunAsync(this, options?.Retry, () => Tasks.Call(
            id => new TaskScheduled(id, name, Data(id, input), version, Tags(options)),
            id => new OpenTask<TResult>(result => Read<TResult>(name, id, result))));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        Enter();
        RefuseOptionsAsInput(input, options);
        _entities?.RequireOutsideCriticalSection("While holding locks, cannot call suborchestrators.");
        var version = options?.Version is { } given ? given.Version : identity.DefaultVersion;
        var id = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        InstanceIds.RefuseEntity(id);
        return RetryLoop.RunAsync(this, options?.Retry, () => Tasks.Call(
            taskId => new SubOrchestrationCreated(taskId, orchestratorName, id, Data(taskId, input), version, Tags(options)),
            taskId => new OpenTask<TResult>(result => Read<TResult>(orchestratorName, taskId, result))));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Enter();
        return Tasks.Timer(fireAt.ToUniversalTime(), cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Enter();
        return Events.Wait<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        Enter();
        InstanceIds.RefuseEntity(instanceId);
        var taskId = Decisions.NextTaskId();
        Decisions.Add(new EventSent(taskId, instanceId, eventName, Data(taskId, payload)));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        Enter();
        _customStatus = customStatus;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
        => ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        Enter();
        ArgumentNullException.ThrowIfNull(options);
        _continueAsNew = options;
    }

    public override Guid NewGuid()
    {
        Enter();
        return DeterministicGuid.Create($"{InstanceId}|{identity.ExecutionId}|{CurrentUtcDateTime:o}|{_guids++}");
    }

    /// <summary>The input of a new decision, serialised; null for one that the history has already.</summary>
    public string? Data(int taskId, object? input) => Decisions.IsRecorded(taskId) ? null : Converter.Serialize(input);

    public void SetTime(DateTime now) => _now = now;

    public void SetReplaying(bool isReplaying) => _isReplaying = isReplaying;

    public void ReleaseLocks() => _entities?.Release();

    /// <exception cref="InvalidOperationException">The caller is not the orchestrator's thread.</exception>
    public void Enter()
    {
        if (!synchronization.IsCurrent)
        {
            throw new InvalidOperationException(
                $"The context of orchestration '{InstanceId}' was used on another thread than the orchestrator's. "
                + "Orchestrator code must not use ConfigureAwait(false), Task.Run, threads or any wait that is not durable.");
        }
    }

    private static IReadOnlyDictionary<string, string>? Tags(TaskOptions? options)
        => options?.Tags is { Count: > 0 } tags ? new Dictionary<string, string>(tags) : null;

    private static void RefuseOptionsAsInput(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException("The input is a TaskOptions and no options were given: pass it by name, as options.", nameof(input));
        }
    }

    private T Read<T>(string name, int taskId, HistoryEvent result) => result switch
    {
        TaskCompleted completed => Converter.Deserialize<T>(completed.Result)!,
        SubOrchestrationCompleted completed => Converter.Deserialize<T>(completed.Result)!,
        TaskFailed { Failure: null } failed => throw new TaskFailedException(name, taskId, failed.Reason),
        TaskFailed failed => throw new TaskFailedException(name, taskId, failed.Failure),
        SubOrchestrationFailed failed => throw new TaskFailedException(name, taskId, failed.Failure!),
        _ => throw new NonDeterministicOrchestrationException($"the history has a {result.GetType().Name} for call #{taskId} of '{name}'."),
    };
}
