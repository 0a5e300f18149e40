using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>
/// A history as the status endpoint shows it: a call and its result become one entry, engine-internal events are left out.
/// </summary>
internal sealed class HistoryJson(Utf8JsonWriter writer, IReadOnlyList<HistoryEvent> history, bool showInput, bool showOutput)
{
    private readonly HistoryEntry _entry = new(writer, showInput, showOutput);

    private readonly Dictionary<int, ScheduledEvent> _scheduled =
        history.OfType<ScheduledEvent>().GroupBy(item => item.TaskId).ToDictionary(group => group.Key, group => group.Last());

    private readonly HashSet<int> _ended = [.. history.OfType<ResultEvent>().Select(item => item.TaskId)];

    public void Write()
    {
        writer.WriteStartArray();
        foreach (var item in history) Write(item);
        writer.WriteEndArray();
    }

    private void Write(HistoryEvent item)
    {
        switch (item)
        {
            case ExecutionStarted started:
                _entry.Write("ExecutionStarted", item, _entry.Input(started.Input), _entry.Text("FunctionName", started.Name));
                break;
            case ExecutionCompleted completed:
                _entry.Write(
                    "ExecutionCompleted",
                    item,
                    _entry.Text("OrchestrationStatus", completed.Status.ToString()),
                    _entry.Result(completed.Result),
                    _entry.Failure(completed.Failure));
                break;
            case ExecutionTerminated terminated:
                _entry.Write("ExecutionTerminated", item, _entry.Input(terminated.Reason));
                break;
            case ExecutionSuspended suspended:
                _entry.Write("ExecutionSuspended", item, _entry.Text("Reason", suspended.Reason));
                break;
            case ExecutionResumed resumed:
                _entry.Write("ExecutionResumed", item, _entry.Text("Reason", resumed.Reason));
                break;
            case EventRewound:
                _entry.Write("GenericEvent", item, _entry.Null("Data"));
                break;
            case ExecutionRewound rewound:
                _entry.Write("GenericEvent", item, _entry.Text("Data", rewound.Reason));
                break;
            case EventRaised raised:
                _entry.Write("EventRaised", item, _entry.Text("Name", raised.Name), _entry.Input(raised.Input));
                break;
            case ScheduledEvent scheduled:
                WriteScheduled(scheduled);
                break;
            case ResultEvent result:
                WriteResult(result);
                break;
        }
    }

    private void WriteScheduled(ScheduledEvent item)
    {
        switch (item)
        {
            case TimerCreated timer:
                _entry.Write("TimerCreated", item, _entry.Time("FireAt", timer.FireAt));
                break;
            case EventSent sent:
                Sent(item, sent.InstanceId, sent.Name, sent.Input);
                break;
            case TaskScheduled task when !_ended.Contains(task.TaskId):
                _entry.Write("TaskScheduled", item, _entry.Text("Name", task.Name), _entry.Input(null), _entry.Null("Tags"));
                break;
            case SubOrchestrationCreated child when !_ended.Contains(child.TaskId):
                _entry.Write(
                    "SubOrchestrationInstanceCreated",
                    item,
                    _entry.Text("InstanceId", child.InstanceId),
                    _entry.Text("Name", child.Name),
                    _entry.Input(null));
                break;
            case EntityCalled call:
                Sent(item, call.EntityId, call.Operation, call.Input);
                break;
            case EntitySignaled signal:
                Sent(item, signal.EntityId, signal.Operation, signal.Input);
                break;
            case EntityLockRequested request:
                Sent(item, request.Entities[0], "lock", null);
                break;
            case EntityUnlocked unlocked:
                foreach (var entity in unlocked.Entities) Sent(item, entity, "release", null);
                break;
        }
    }

    private void WriteResult(ResultEvent item)
    {
        switch (item)
        {
            case TimerFired timer:
                _entry.Write("TimerFired", item, _entry.Time("FireAt", timer.FireAt));
                break;
            case TaskCompleted completed:
                _entry.Write("TaskCompleted", item, _entry.Result(completed.Result), Call(item.TaskId));
                break;
            case TaskFailed failed:
                _entry.Write(
                    "TaskFailed", item, _entry.Text("Reason", failed.Reason), _entry.Null("Details"), _entry.Failure(failed.Failure), Call(item.TaskId));
                break;
            case SubOrchestrationCompleted completed:
                _entry.Write("SubOrchestrationInstanceCompleted", item, _entry.Result(completed.Result), Call(item.TaskId));
                break;
            case SubOrchestrationFailed failed:
                _entry.Write(
                    "SubOrchestrationInstanceFailed",
                    item,
                    _entry.Text("Reason", failed.Reason),
                    _entry.Null("Details"),
                    _entry.Failure(failed.Failure),
                    Call(item.TaskId));
                break;
            default:
                _entry.Write("EventRaised", item, _entry.Text("Name", item.GetType().Name), _entry.Input(null));
                break;
        }
    }

    private void Sent(HistoryEvent item, string target, string name, string? input)
        => _entry.Write("EventSent", item, _entry.Text("InstanceId", target), _entry.Text("Name", name), _entry.Input(input));

    private Action Call(int taskId) => () =>
    {
        if (!_scheduled.TryGetValue(taskId, out var scheduled)) return;
        _entry.Time("ScheduledTime", scheduled.At)();
        _entry.Text("FunctionName", (scheduled as TaskScheduled)?.Name ?? (scheduled as SubOrchestrationCreated)?.Name)();
        _entry.Input(null)();
    };
}
