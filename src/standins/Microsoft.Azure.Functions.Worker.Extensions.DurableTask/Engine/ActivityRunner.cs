using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>
/// Runs activities, a limited number at once. A result is not stored by itself but together with what the orchestrator makes of it;
/// when the process dies before that, the activity runs again.
/// </summary>
internal sealed class ActivityRunner(DurableEngine engine, int limit)
{
    private readonly SemaphoreSlim _slots = new(limit);

    public void Run(ActivityWorkItem item)
    {
        engine.Turns.Enter();
        ThreadPool.UnsafeQueueUserWorkItem(static state => state.Runner.Begin(state.Item), (Runner: this, Item: item), preferLocal: false);
    }

    /// <summary>Runs an activity up to where it waits for something.</summary>
    private void Begin(ActivityWorkItem item)
    {
        _ = RunAsync(item);
        engine.Turns.Leave();
    }

    private async Task RunAsync(ActivityWorkItem item)
    {
        await _slots.WaitAsync().ConfigureAwait(false);
        try
        {
            if (engine.Stopping.IsCancellationRequested) return;
            var result = await ResultAsync(item).ConfigureAwait(false);
            engine.Post(new InboxMessage
            {
                Id = 0,
                Target = item.InstanceId,
                ExecutionId = item.ExecutionId,
                Event = result,
                ActivityId = item.Id,
            });
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<HistoryEvent> ResultAsync(ActivityWorkItem item)
    {
        try
        {
            var result = await engine.Functions.RunActivityAsync(item, engine.Stopping).ConfigureAwait(false);
            return new TaskCompleted(item.TaskId, result) { At = engine.Now };
        }
        catch (Exception error)
        {
            if (!engine.Stopping.IsCancellationRequested)
            {
                EngineLog.ActivityFailed(engine.Logger, item.Name, item.TaskId, item.InstanceId, error);
            }

            return error is MissingFunctionException
                ? new TaskFailed(item.TaskId, null, error.Message) { At = engine.Now }
                : new TaskFailed(item.TaskId, FailureText.Describe(error), FailureText.Unhandled(item.Name)) { At = engine.Now };
        }
    }
}
