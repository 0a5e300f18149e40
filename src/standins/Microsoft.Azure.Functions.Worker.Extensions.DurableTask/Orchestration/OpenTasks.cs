using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>Calls and timers the code waits for, by their number, together with the decisions that made them.</summary>
internal sealed class OpenTasks
{
    private readonly Dictionary<int, OpenTask> _open = [];

    public DecisionLog Decisions { get; } = new();

    public bool Any => _open.Count > 0;

    /// <summary>Makes a decision and waits for its result.</summary>
    public Task<T> Call<T>(Func<int, ScheduledEvent> decide, Func<int, OpenTask<T>> open)
    {
        var taskId = Decisions.NextTaskId();
        var task = open(taskId);
        Decisions.Add(decide(taskId));
        _open.Add(taskId, task);
        return task.Task;
    }

    /// <summary>Sets a timer. Cancelling ends only the wait: the timer still fires, and the history shows both.</summary>
    public Task Timer(DateTime fireAt, CancellationToken cancellation)
    {
        var taskId = Decisions.NextTaskId();
        Decisions.Add(new TimerCreated(taskId, fireAt));
        var timer = new OpenTask<object?>(static _ => null);
        _open.Add(taskId, timer);
        cancellation.Register(() => Cancel(taskId, timer, cancellation), useSynchronizationContext: false);
        return timer.Task;
    }

    public void Complete(ResultEvent result)
    {
        if (_open.Remove(result.TaskId, out var task)) task.Complete(result);
    }

    private void Cancel(int taskId, OpenTask<object?> timer, CancellationToken cancellation)
    {
        if (_open.Remove(taskId)) timer.Cancel(cancellation);
    }
}
