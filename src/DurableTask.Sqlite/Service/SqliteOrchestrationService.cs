using DurableTask.Core.Entities;
using DurableTask.Core.Query;
using DurableTask.Sqlite.Hub;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DurableTask.Sqlite;

/// <summary>
/// The Durable Task Framework on one SQLite file in this process. The file is opened at the first use and belongs to this service
/// until <see cref="DisposeAsync"/>. What is acknowledged is on the disk. An activity may run twice when the process dies.
/// </summary>
public sealed partial class SqliteOrchestrationService :
    IEntityOrchestrationService,
    IOrchestrationServiceClient,
    IOrchestrationServiceQueryClient,
    IOrchestrationServicePurgeClient,
    IAsyncDisposable
{
    private readonly SqliteOrchestrationServiceSettings _settings;
    private readonly ILogger _logger;
    private readonly Lock _opening = new();
    private TaskHub? _opened;
    private bool _wasStopped;
    private bool _isDisposed;

    /// <summary>Creates the service; the file is not touched yet.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public SqliteOrchestrationService(SqliteOrchestrationServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        _settings = settings;
        _logger = (settings.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("DurableTask.Sqlite");
    }

    /// <inheritdoc cref="SqliteOrchestrationServiceSettings.UseSeparateQueueForEntityWorkItems"/>
    public bool UseSeparateQueueForEntityWorkItems
    {
        get => _settings.UseSeparateQueueForEntityWorkItems;
        set => _settings.UseSeparateQueueForEntityWorkItems = value;
    }

    public int TaskOrchestrationDispatcherCount => 1;

    public int MaxConcurrentTaskOrchestrationWorkItems => _settings.MaxConcurrentOrchestrations;

    public int TaskActivityDispatcherCount => 1;

    public int MaxConcurrentTaskActivityWorkItems => _settings.MaxConcurrentActivities;

    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => BehaviorOnContinueAsNew.Carryover;

    public EntityBackendProperties EntityBackendProperties => new()
    {
        EntityMessageReorderWindow = TimeSpan.Zero,
        MaxEntityOperationBatchSize = _settings.MaxEntityOperationBatchSize,
        MaxConcurrentTaskEntityWorkItems = _settings.MaxConcurrentEntities,
        SupportsImplicitEntityDeletion = true,
        MaximumSignalDelayTime = TimeSpan.MaxValue,
        UseSeparateQueueForEntityWorkItems = UseSeparateQueueForEntityWorkItems,
    };

    public EntityBackendQueries EntityBackendQueries => new EntityQueries(this);

    internal TaskHub Hub
    {
        get
        {
            lock (_opening)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                return _opened ??= TaskHub.Open(_settings, _logger);
            }
        }
    }

    /// <summary>Opens the file and lets turns and activities go on.</summary>
    /// <exception cref="SqliteFileException">The file cannot be used.</exception>
    public Task StartAsync()
    {
        var hub = Hub;
        if (_wasStopped)
        {
            hub.Restart();
            _wasStopped = false;
        }

        return Task.CompletedTask;
    }

    public Task StopAsync() => StopAsync(isForced: false);

    /// <summary>Waits until all that was done is on the disk. Clients can go on; <see cref="DisposeAsync"/> closes the file.</summary>
    public async Task StopAsync(bool isForced)
    {
        _wasStopped = true;
        if (_opened is { } hub)
        {
            await hub.Flush().ConfigureAwait(false);
        }
    }

    /// <summary>Deletes everything in the file.</summary>
    public Task CreateAsync() => CreateAsync(recreateInstanceStore: true);

    public async Task CreateAsync(bool recreateInstanceStore)
    {
        await DeleteAsync(recreateInstanceStore).ConfigureAwait(false);
        await CreateIfNotExistsAsync().ConfigureAwait(false);
    }

    /// <summary>Opens the file, and makes it when it is missing.</summary>
    /// <exception cref="SqliteFileException">The file cannot be used.</exception>
    public Task CreateIfNotExistsAsync()
    {
        _ = Hub;
        return Task.CompletedTask;
    }

    public Task DeleteAsync() => DeleteAsync(deleteInstanceStore: true);

    /// <summary>Closes and deletes the file; the next use makes a new one.</summary>
    public Task DeleteAsync(bool deleteInstanceStore)
    {
        lock (_opening)
        {
            _opened?.Dispose();
            _opened = null;
            foreach (var suffix in new[] { "", "-wal", "-shm" })
            {
                File.Delete(_settings.File + suffix);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Writes what is left and closes the file.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_opening)
        {
            _isDisposed = true;
            _opened?.Dispose();
            _opened = null;
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The name of the backend and its file, for messages.</summary>
    public override string ToString() => $"{nameof(SqliteOrchestrationService)} ({_settings.File})";

    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) => false;

    /// <summary>Logs the exception, which the framework only traces. Work that failed has a pause of its own, others go on.</summary>
    /// <returns>0.</returns>
    public int GetDelayInSecondsAfterOnProcessException(Exception exception)
    {
        LogFailure(exception);
        return 0;
    }

    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => 1;

    public Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken) => NextTurn(ofEntities: false, cancellationToken);

    public Task<TaskOrchestrationWorkItem> LockNextOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken) => NextTurn(ofEntities: false, cancellationToken);

    public Task<TaskOrchestrationWorkItem> LockNextEntityWorkItemAsync(TimeSpan receiveTimeout, CancellationToken cancellationToken) =>
        NextTurn(ofEntities: true, cancellationToken);

    /// <summary>Does nothing: a turn belongs to its dispatcher until it is released.</summary>
    public Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem) => Task.CompletedTask;

    /// <summary>
    /// Makes the effects of a turn the truth. They leave the hub when they are on the disk; the next turn need not wait for that.
    /// </summary>
    public Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState) => Done((Turn)workItem, turn => turn.Hub.Complete(
            turn, newOrchestrationRuntimeState, outboundMessages, orchestratorMessages, timerMessages, orchestrationState));

    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) =>
        Done((Turn)workItem, turn => turn.Hub.Abandon(turn));

    public Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) =>
        Done((Turn)workItem, turn => turn.Hub.Release(turn));

    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken) =>
        (await Hub.NextActivity(cancellationToken).ConfigureAwait(false))!;

    /// <summary>Does nothing: an activity belongs to its dispatcher until it is completed or given up.</summary>
    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) => Task.FromResult(workItem);

    public Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage) =>
        Done((ActivityItem)workItem, activity => activity.Hub.Complete(activity, responseMessage));

    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem) =>
        Done((ActivityItem)workItem, activity => activity.Hub.Abandon(activity));

    // A work item is of the hub that gave it, which may have been deleted meanwhile.
    private static Task Done<T>(T item, Action<T> change)
    {
        change(item);
        return Task.CompletedTask;
    }

    private async Task<TaskOrchestrationWorkItem> NextTurn(bool ofEntities, CancellationToken cancellation) =>
        (await Hub.NextTurn(ofEntities, cancellation).ConfigureAwait(false))!;

    [LoggerMessage(LogLevel.Warning, "A turn or an activity failed in the framework; it is tried again.")]
    private partial void LogFailure(Exception exception);
}
