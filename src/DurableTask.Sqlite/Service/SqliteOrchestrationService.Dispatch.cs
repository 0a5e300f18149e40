using DurableTask.Core;
using DurableTask.Sqlite.Hub;
using Microsoft.Extensions.Logging;

namespace DurableTask.Sqlite;

/// <content>What the dispatchers of the framework call.</content>
public sealed partial class SqliteOrchestrationService
{
    /// <inheritdoc/>
    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) => false;

    /// <summary>Logs the exception, which the framework only traces. Work that failed has a pause of its own, others go on.</summary>
    /// <returns>0.</returns>
    public int GetDelayInSecondsAfterOnProcessException(Exception exception)
    {
        LogFailure(exception);
        return 0;
    }

    /// <inheritdoc/>
    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => 1;

    /// <inheritdoc/>
    public Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken) => NextTurn(ofEntities: false, cancellationToken);

    /// <inheritdoc/>
    public Task<TaskOrchestrationWorkItem> LockNextOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout, CancellationToken cancellationToken) => NextTurn(ofEntities: false, cancellationToken);

    /// <inheritdoc/>
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
        OrchestrationState orchestrationState)
    {
        Hub.Complete(
            (Turn)workItem, newOrchestrationRuntimeState, outboundMessages, orchestratorMessages, timerMessages, orchestrationState);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        Hub.Abandon((Turn)workItem);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        Hub.Release((Turn)workItem);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken) =>
        (await Hub.NextActivity(cancellationToken).ConfigureAwait(false))!;

    /// <summary>Does nothing: an activity belongs to its dispatcher until it is completed or given up.</summary>
    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) => Task.FromResult(workItem);

    /// <inheritdoc/>
    public Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        Hub.Complete((ActivityItem)workItem, responseMessage);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem)
    {
        Hub.Abandon((ActivityItem)workItem);
        return Task.CompletedTask;
    }

    private async Task<TaskOrchestrationWorkItem> NextTurn(bool ofEntities, CancellationToken cancellation) =>
        (await Hub.NextTurn(ofEntities, cancellation).ConfigureAwait(false))!;

    [LoggerMessage(LogLevel.Warning, "A turn or an activity failed in the framework; it is tried again.")]
    private partial void LogFailure(Exception exception);
}
