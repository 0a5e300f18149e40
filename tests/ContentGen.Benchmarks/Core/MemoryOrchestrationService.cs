using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Core.History;

namespace ContentGen.Benchmarks.Core;

/// <summary>
/// The Durable Task Framework on queues and dictionaries, with nothing stored: what a backend costs comes on top. It has what the
/// workloads need and no more: no timers, no queries, and what has ended is forgotten but for its last state.
/// </summary>
internal sealed class MemoryOrchestrationService : IEntityOrchestrationService, IOrchestrationServiceClient
{
    private readonly ConcurrentDictionary<string, Instance> _instances = new();
    private readonly Channel<Instance> _orchestrations = Channel.CreateUnbounded<Instance>();
    private readonly Channel<Instance> _entities = Channel.CreateUnbounded<Instance>();
    private readonly Channel<TaskMessage> _activities = Channel.CreateUnbounded<TaskMessage>();
    private long _lastActivity;

    // As many at once as the SQLite backend has by default.
    public int MaxConcurrentTaskOrchestrationWorkItems => 10 * Environment.ProcessorCount;

    public int MaxConcurrentTaskActivityWorkItems => 10 * Environment.ProcessorCount;

    public int TaskOrchestrationDispatcherCount => 1;

    public int TaskActivityDispatcherCount => 1;

    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => BehaviorOnContinueAsNew.Carryover;

    public EntityBackendProperties EntityBackendProperties => new()
    {
        EntityMessageReorderWindow = TimeSpan.Zero,
        MaxEntityOperationBatchSize = 5_000,
        MaxConcurrentTaskEntityWorkItems = 10 * Environment.ProcessorCount,
        SupportsImplicitEntityDeletion = true,
        MaximumSignalDelayTime = TimeSpan.MaxValue,
        UseSeparateQueueForEntityWorkItems = true,
    };

    public EntityBackendQueries EntityBackendQueries => throw new NotSupportedException();

    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage) => CreateTaskOrchestrationAsync(creationMessage, []);

    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[] dedupeStatuses)
    {
        Post(creationMessage);
        return Task.CompletedTask;
    }

    public Task SendTaskOrchestrationMessageAsync(TaskMessage message) => SendTaskOrchestrationMessageBatchAsync(message);

    public Task SendTaskOrchestrationMessageBatchAsync(params TaskMessage[] messages)
    {
        Array.ForEach(messages, Post);
        return Task.CompletedTask;
    }

    public Task<OrchestrationState> WaitForOrchestrationAsync(
        string instanceId, string executionId, TimeSpan timeout, CancellationToken cancellationToken) =>
        Find(instanceId).End.Task.WaitAsync(cancellationToken);

    public Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken) =>
        NextTurnAsync(_orchestrations, cancellationToken);

    public Task<TaskOrchestrationWorkItem> LockNextOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken) =>
        NextTurnAsync(_orchestrations, cancellationToken);

    public Task<TaskOrchestrationWorkItem> LockNextEntityWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken) =>
        NextTurnAsync(_entities, cancellationToken);

    public Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState)
    {
        if (timerMessages.Count > 0)
        {
            throw new NotSupportedException("This backend has no timers.");
        }

        ((Turn)workItem).Instance.Keep(newOrchestrationRuntimeState, orchestrationState);
        foreach (var activity in outboundMessages)
        {
            _activities.Writer.TryWrite(activity);
        }

        foreach (var message in orchestratorMessages)
        {
            Post(message);
        }

        return Task.CompletedTask;
    }

    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) =>
        throw new NotSupportedException("No turn fails here.");

    public Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        var instance = ((Turn)workItem).Instance;
        if (instance.Release())
        {
            Enqueue(instance);
        }

        return Task.CompletedTask;
    }

    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        if (await NextAsync(_activities, cancellationToken).ConfigureAwait(false) is not { } message)
        {
            return null!;
        }

        return new TaskActivityWorkItem
        {
            Id = Interlocked.Increment(ref _lastActivity).ToString(CultureInfo.InvariantCulture),
            LockedUntilUtc = DateTime.MaxValue,
            TaskMessage = message,
        };
    }

    public Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        Post(responseMessage);
        return Task.CompletedTask;
    }

    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem) =>
        throw new NotSupportedException("No activity fails here.");

    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) => Task.FromResult(workItem);

    public Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem) => Task.CompletedTask;

    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) => false;

    public int GetDelayInSecondsAfterOnProcessException(Exception exception) => 0;

    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => 0;

    public Task StartAsync() => Task.CompletedTask;

    public Task StopAsync() => Task.CompletedTask;

    public Task StopAsync(bool isForced) => Task.CompletedTask;

    public Task CreateAsync() => Task.CompletedTask;

    public Task CreateAsync(bool recreateInstanceStore) => Task.CompletedTask;

    public Task CreateIfNotExistsAsync() => Task.CompletedTask;

    public Task DeleteAsync() => Task.CompletedTask;

    public Task DeleteAsync(bool deleteInstanceStore) => Task.CompletedTask;

    public Task ForceTerminateTaskOrchestrationAsync(string instanceId, string reason) => throw new NotSupportedException();

    public Task<IList<OrchestrationState>> GetOrchestrationStateAsync(string instanceId, bool allExecutions) =>
        throw new NotSupportedException();

    public Task<OrchestrationState> GetOrchestrationStateAsync(string instanceId, string executionId) => throw new NotSupportedException();

    public Task<string> GetOrchestrationHistoryAsync(string instanceId, string executionId) => throw new NotSupportedException();

    public Task PurgeOrchestrationHistoryAsync(DateTime thresholdDateTimeUtc, OrchestrationStateTimeRangeFilterType timeRangeFilterType) =>
        throw new NotSupportedException();

    private Instance Find(string id) => _instances.GetOrAdd(id, static newId => new Instance(newId));

    private void Post(TaskMessage message)
    {
        var instance = Find(message.OrchestrationInstance.InstanceId);
        if (instance.Take(message))
        {
            Enqueue(instance);
        }
    }

    private void Enqueue(Instance instance) => (instance.IsEntity ? _entities : _orchestrations).Writer.TryWrite(instance);

    private static async Task<TaskOrchestrationWorkItem> NextTurnAsync(Channel<Instance> queue, CancellationToken cancellationToken) =>
        (await NextAsync(queue, cancellationToken).ConfigureAwait(false))?.BeginTurn()!;

    /// <returns>Null when the dispatcher stops.</returns>
    private static async Task<T?> NextAsync<T>(Channel<T> queue, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await queue.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private sealed class Turn(Instance instance) : TaskOrchestrationWorkItem
    {
        public Instance Instance => instance;

        public override bool RestoreOriginalRuntimeStateDuringCompletion => false;
    }

    /// <summary>An orchestration or entity. It is queued or has a turn, or neither, but never both.</summary>
    private sealed class Instance(string id)
    {
        private readonly Lock _gate = new();
        private List<TaskMessage> _inbox = [];
        private List<HistoryEvent> _history = [];
        private string? _executionId;
        private bool _isBusy;

        public bool IsEntity { get; } = DurableTask.Core.Common.Entities.IsEntityInstance(id);

        public TaskCompletionSource<OrchestrationState> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <returns>Whether it is to be queued.</returns>
        public bool Take(TaskMessage message)
        {
            lock (_gate)
            {
                _inbox.Add(message);
                return !_isBusy && (_isBusy = true);
            }
        }

        public Turn BeginTurn()
        {
            lock (_gate)
            {
                var turn = new Turn(this)
                {
                    InstanceId = id,
                    LockedUntilUtc = DateTime.MaxValue,
                    NewMessages = _inbox,
                    OrchestrationRuntimeState = new OrchestrationRuntimeState(_history),
                };
                _inbox = [];
                if (IsEntity && turn.OrchestrationRuntimeState.ExecutionStartedEvent is null)
                {
                    DurableTask.Core.Common.Entities.AutoStart(id, turn.NewMessages);
                }

                return turn;
            }
        }

        public void Keep(OrchestrationRuntimeState runtime, OrchestrationState state)
        {
            lock (_gate)
            {
                if (_executionId == state.OrchestrationInstance.ExecutionId)
                {
                    _history.AddRange(runtime.NewEvents);
                }
                else
                {
                    _executionId = state.OrchestrationInstance.ExecutionId;
                    _history = [.. runtime.Events];
                }

                if (state.OrchestrationStatus is OrchestrationStatus.Completed or OrchestrationStatus.Failed)
                {
                    _history = [];
                    End.TrySetResult(state);
                }
            }
        }

        /// <returns>Whether it is to be queued again.</returns>
        public bool Release()
        {
            lock (_gate)
            {
                return _isBusy = _inbox.Count > 0;
            }
        }
    }
}
