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
    private readonly Dictionary<int, OpenTask> _open = [];
    private readonly List<int> _cancelledTimers = [];
    private OrchestrationEntities? _entities;
    private ContinueAsNewOptions? _continueAsNew;
    private DateTime _now;
    private bool _isReplaying;
    private int _guids;

    public DecisionLog Decisions { get; } = new();

    public EventBuffer Events { get; } = new();

    public DataConverter Converter { get; } = converter;

    /// <summary>Whether the code waits for something durable.</summary>
    public bool IsWaiting => _open.Count > 0 || Events.HasWaiters;

    public string? SerializedCustomStatus { get; private set; }

    public override TaskName Name { get; } = identity.Name;

    public override string InstanceId => identity.InstanceId;

    public override string Version => identity.Version;

    /// <inheritdoc cref="OrchestrationIdentity.TraceParent"/>
    public string? TraceParent => identity.TraceParent;

    public override ParentOrchestrationInstance? Parent { get; } =
        identity.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

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
        var data = Converter.Serialize(input);
        var version = options?.Version is { } given ? given.Version : Version;
        return RetryLoop.RunAsync(this, options?.Retry, () => Call(
            id => new TaskScheduled(id, name, data, version, Tags(options)),
            id => new OpenTask<TResult>(result => Read<TResult>(name, id, result))));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        Enter();
        RefuseOptionsAsInput(input, options);
        _entities?.RequireOutsideCriticalSection("call a sub-orchestration");
        var data = Converter.Serialize(input);
        var version = options?.Version is { } given ? given.Version : identity.DefaultVersion;
        var id = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        InstanceIds.RefuseEntity(id);
        return RetryLoop.RunAsync(this, options?.Retry, () => Call(
            taskId => new SubOrchestrationCreated(taskId, orchestratorName, id, data, version, Tags(options)),
            taskId => new OpenTask<TResult>(result => Read<TResult>(orchestratorName, taskId, result))));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Enter();
        var utc = fireAt.ToUniversalTime();
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        var taskId = Decisions.NextTaskId();
        Decisions.Add(new TimerCreated(taskId, utc));
        var timer = new OpenTask<object?>(_ => null);
        _open.Add(taskId, timer);
        cancellationToken.Register(() => CancelTimer(taskId, timer, cancellationToken), useSynchronizationContext: false);
        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Enter();
        var waiter = new OpenTask<T>(raised => Converter.Deserialize<T>(((EventRaised)raised).Input)!);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        Events.Wait(eventName, waiter);
        cancellationToken.Register(() => CancelWait(eventName, waiter, cancellationToken), useSynchronizationContext: false);
        return waiter.Task;
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        Enter();
        InstanceIds.RefuseEntity(instanceId);
        Decisions.Add(new EventSent(Decisions.NextTaskId(), instanceId, eventName, Converter.Serialize(payload)));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        Enter();
        SerializedCustomStatus = Converter.Serialize(customStatus);
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

    /// <summary>Makes a decision and waits for its result.</summary>
    public Task<T> Call<T>(Func<int, ScheduledEvent> decide, Func<int, OpenTask<T>> open)
    {
        var taskId = Decisions.NextTaskId();
        var task = open(taskId);
        Decisions.Add(decide(taskId));
        _open.Add(taskId, task);
        return task.Task;
    }

    public void Complete(ResultEvent result)
    {
        if (_open.Remove(result.TaskId, out var task)) task.Complete(result);
    }

    public void SetTime(DateTime now) => _now = now;

    public void SetReplaying(bool isReplaying) => _isReplaying = isReplaying;

    public void ReleaseLocks() => _entities?.Release();

    public IReadOnlyList<int> TakeCancelledTimers()
    {
        int[] taken = [.. _cancelledTimers];
        _cancelledTimers.Clear();
        return taken;
    }

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
        TaskFailed failed => throw new TaskFailedException(name, taskId, failed.Failure),
        SubOrchestrationFailed failed => throw new TaskFailedException(name, taskId, failed.Failure),
        _ => throw new NonDeterministicOrchestrationException($"the history has a {result.GetType().Name} for call #{taskId} of '{name}'."),
    };

    private void CancelTimer(int taskId, OpenTask<object?> timer, CancellationToken cancellation)
    {
        if (!_open.Remove(taskId)) return;
        if (!Decisions.Withdraw(taskId)) _cancelledTimers.Add(taskId);
        timer.Cancel(cancellation);
    }

    private void CancelWait<T>(string eventName, OpenTask<T> waiter, CancellationToken cancellation)
    {
        Events.Leave(eventName, waiter);
        waiter.Cancel(cancellation);
    }
}
