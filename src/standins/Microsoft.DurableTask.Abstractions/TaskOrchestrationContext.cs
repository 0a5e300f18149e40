using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>
/// What an orchestrator may do. Its code runs again from the start whenever its state must be rebuilt (replay): everything it
/// learns must come from its input or from this context, and every call must come in the same order.
/// </summary>
public abstract class TaskOrchestrationContext
{
    public abstract TaskName Name { get; }

    public abstract string InstanceId { get; }

    /// <summary>The orchestration that called this one; null at the top.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The orchestration's clock in UTC: it stands still between awaits and shows the same times on replay.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>True while the code repeats what it did before; use it to keep side effects such as logs from repeating.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>The version this run was started as; empty when none was given.</summary>
    public virtual string Version => string.Empty;

    /// <summary>Settings of the worker that concern this orchestration.</summary>
    public virtual IReadOnlyDictionary<string, object?> Properties => new Dictionary<string, object?>();

    /// <exception cref="NotSupportedException">The context has no entities.</exception>
    public virtual TaskOrchestrationEntityFeature Entities
        => throw new NotSupportedException($"Durable entities are not supported by {GetType()}.");

    /// <summary>Loggers whose lines are not repeated on replay.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory => new ReplaySafeLoggerFactory(this, LoggerFactory);

    protected abstract ILoggerFactory LoggerFactory { get; }

    public abstract T? GetInput<T>();

    /// <summary>
    /// Calls an activity. It runs at least once (again, when the process dies before its result is stored) and its result is
    /// recorded exactly once.
    /// </summary>
    /// <exception cref="TaskFailedException">The activity threw, after the last attempt.</exception>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <inheritdoc cref="CallActivityAsync(TaskName, TaskOptions)"/>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null)
        => CallActivityAsync<object>(name, input, options);

    /// <inheritdoc cref="CallActivityAsync(TaskName, TaskOptions)"/>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options)
        => CallActivityAsync<TResult>(name, null, options);

    /// <inheritdoc cref="CallActivityAsync(TaskName, TaskOptions)"/>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>A durable timer: it fires at or after its time, also when the process was down then.</summary>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken)
        => CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <inheritdoc cref="CreateTimer(TimeSpan, CancellationToken)"/>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for an event. Names are compared without regard to case; an event that arrives before somebody waits is kept; each
    /// event ends one wait.
    /// </summary>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="WaitForExternalEvent{T}(string, CancellationToken)"/>
    /// <exception cref="OperationCanceledException">The time was over first.</exception>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout)
        => WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <inheritdoc cref="WaitForExternalEvent{T}(string, TimeSpan)"/>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timerSource = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var eventSource = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = CreateTimer(timeout, timerSource.Token);
        var received = WaitForExternalEvent<T>(eventName, eventSource.Token);
        var first = await Task.WhenAny(timer, received);
        (first == received ? timerSource : eventSource).Cancel();
        return await received;
    }

    /// <summary>Sends an event to another orchestration; it is dropped when there is none of that id.</summary>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Shows a value in the run's status. It is stored in the same transaction as the history; at most 16 KB as UTF-16.</summary>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Runs another orchestration and waits for it.</summary>
    /// <exception cref="TaskFailedException">It failed, after the last attempt, or was terminated.</exception>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, TaskOptions options)
        => CallSubOrchestratorAsync(orchestratorName, null, options);

    /// <inheritdoc cref="CallSubOrchestratorAsync(TaskName, TaskOptions)"/>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
        => CallSubOrchestratorAsync<object>(orchestratorName, input, options);

    /// <inheritdoc cref="CallSubOrchestratorAsync(TaskName, TaskOptions)"/>
    public virtual Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, TaskOptions options)
        => CallSubOrchestratorAsync<TResult>(orchestratorName, null, options);

    /// <inheritdoc cref="CallSubOrchestratorAsync(TaskName, TaskOptions)"/>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Starts this run over with another input and an empty history, once the orchestrator function returns.</summary>
    public virtual void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.NewVersion is not null) throw new NotSupportedException($"{GetType()} cannot change the version.");
        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);
    }

    /// <inheritdoc cref="ContinueAsNew(ContinueAsNewOptions)"/>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>A guid that is the same on each replay.</summary>
    public abstract Guid NewGuid();

    public virtual ILogger CreateReplaySafeLogger(string categoryName) => ReplaySafeLoggerFactory.CreateLogger(categoryName);

    public virtual ILogger CreateReplaySafeLogger(Type type) => ReplaySafeLoggerFactory.CreateLogger(type);

    public virtual ILogger CreateReplaySafeLogger<T>() => ReplaySafeLoggerFactory.CreateLogger<T>();

    /// <summary>Less than zero when this run's version is older than the given one, zero when equal, more when newer.</summary>
    public virtual int CompareVersionTo(string version) => VersionOrder.Compare(Version, version);
}
