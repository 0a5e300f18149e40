using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>
/// A history as the status endpoint shows it: a call and its result become one entry, engine-internal events are left out.
/// </summary>
internal sealed class HistoryJson(Utf8JsonWriter writer, IReadOnlyList<HistoryEvent> history, bool showInput, bool showOutput)
{
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
                Entry("ExecutionStarted", item, () => Input(started.Input), () => writer.WriteString("FunctionName", started.Name));
                break;
            case ExecutionCompleted completed:
                Entry("ExecutionCompleted", item, () => Completion(completed));
                break;
            case ExecutionTerminated terminated:
                Entry("ExecutionTerminated", item, () => Input(terminated.Reason));
                break;
            case ExecutionSuspended suspended:
                Entry("ExecutionSuspended", item, () => writer.WriteString("Reason", suspended.Reason));
                break;
            case ExecutionResumed resumed:
                Entry("ExecutionResumed", item, () => writer.WriteString("Reason", resumed.Reason));
                break;
            case ExecutionRewound rewound:
                Entry("GenericEvent", item, () => writer.WriteString("Data", rewound.Reason));
                break;
            case EventRaised raised:
                Entry("EventRaised", item, () => writer.WriteString("Name", raised.Name), () => Input(raised.Input));
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
                Entry("TimerCreated", item, () => writer.WriteString("FireAt", timer.FireAt));
                break;
            case EventSent sent:
                Sent(item, sent.InstanceId, sent.Name, sent.Input);
                break;
            case TaskScheduled task when !_ended.Contains(task.TaskId):
                Entry("TaskScheduled", item, () => writer.WriteString("Name", task.Name));
                break;
            case SubOrchestrationCreated child when !_ended.Contains(child.TaskId):
                Entry(
                    "SubOrchestrationInstanceCreated",
                    item,
                    () => writer.WriteString("InstanceId", child.InstanceId),
                    () => writer.WriteString("Name", child.Name));
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
                Entry("TimerFired", item, () => writer.WriteString("FireAt", timer.FireAt));
                break;
            case TaskCompleted completed:
                Entry("TaskCompleted", item, () => Result(completed.Result), () => Call(item.TaskId));
                break;
            case TaskFailed failed:
                Entry("TaskFailed", item, () => Failure(failed.Failure), () => Call(item.TaskId));
                break;
            case SubOrchestrationCompleted completed:
                Entry("SubOrchestrationInstanceCompleted", item, () => Result(completed.Result), () => Call(item.TaskId));
                break;
            case SubOrchestrationFailed failed:
                Entry("SubOrchestrationInstanceFailed", item, () => Failure(failed.Failure), () => Call(item.TaskId));
                break;
            default:
                Entry("EventRaised", item, () => writer.WriteString("Name", item.GetType().Name));
                break;
        }
    }

    private void Entry(string type, HistoryEvent item, Action before, Action? after = null)
    {
        writer.WriteStartObject();
        writer.WriteString("EventType", type);
        before();
        writer.WriteString("Timestamp", item.At);
        after?.Invoke();
        writer.WriteEndObject();
    }

    private void Sent(HistoryEvent item, string target, string name, string? input) => Entry(
        "EventSent", item, () => writer.WriteString("InstanceId", target), () =>
        {
            writer.WriteString("Name", name);
            Input(input);
        });

    /// <summary>Inputs are shown as stored, as text.</summary>
    private void Input(string? stored) => writer.WriteString("Input", showInput ? stored : null);

    private void Result(string? stored)
    {
        if (showOutput) StoredValue.Write(writer, "Result", stored);
    }

    private void Completion(ExecutionCompleted completed)
    {
        writer.WriteString("OrchestrationStatus", completed.Status.ToString());
        Result(completed.Result);
        writer.WritePropertyName("FailureDetails");
        WriteDetails(completed.Failure);
    }

    private void Failure(TaskFailureDetails failure)
    {
        writer.WriteString("Reason", failure.ErrorMessage);
        writer.WriteNull("Details");
        writer.WritePropertyName("FailureDetails");
        WriteDetails(failure);
    }

    private void WriteDetails(TaskFailureDetails? failure)
    {
        if (failure is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("ErrorType", failure.ErrorType);
        writer.WriteString("ErrorMessage", failure.ErrorMessage);
        writer.WriteString("StackTrace", failure.StackTrace ?? string.Empty);
        writer.WritePropertyName("InnerFailure");
        WriteDetails(failure.InnerFailure);
        writer.WriteBoolean("IsNonRetriable", false);
        writer.WriteEndObject();
    }

    private void Call(int taskId)
    {
        if (!_scheduled.TryGetValue(taskId, out var scheduled)) return;
        writer.WriteString("ScheduledTime", scheduled.At);
        writer.WriteString("FunctionName", (scheduled as TaskScheduled)?.Name ?? (scheduled as SubOrchestrationCreated)?.Name);
        writer.WriteNull("Input");
    }
}
