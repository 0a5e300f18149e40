using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;
using Newtonsoft.Json;

namespace DurableTask.Sqlite.Codec;

/// <summary>Writes history events. The field order of each kind is the file format; <see cref="EventReader"/> is its other half.</summary>
internal static class EventWriter
{
    /// <summary>Writes one event.</summary>
    /// <param name="withInput">False leaves out the input of a start, which has a row of its own.</param>
    public static void Write(ByteWriter writer, HistoryEvent history, bool withInput)
    {
        writer.Byte((byte)history.EventType);
        writer.Int(history.EventId);
        writer.Time(history.Timestamp);
        switch (history)
        {
            case ExecutionStartedEvent started:
                Instance(writer, started.OrchestrationInstance);
                Parent(writer, started.ParentInstance);
                writer.Text(started.Name);
                writer.Text(started.Version);
                writer.Text(withInput ? started.Input : null);
                writer.Map(started.Tags);
                writer.Text(started.Correlation);
                Trace(writer, started.ParentTraceContext);
                writer.OptionalTime(started.ScheduledStartTime);
                writer.Int(started.Generation ?? -1);
                writer.Bool(started.GenerateNewTrace);
                break;
            case ContinueAsNewEvent renewed:
                writer.Text(renewed.Result);
                break;
            case ExecutionCompletedEvent completed:
                writer.Int((int)completed.OrchestrationStatus);
                writer.Text(completed.Result);
                Failure(writer, completed.FailureDetails);
                break;
            case ExecutionTerminatedEvent terminated:
                writer.Text(terminated.Input);
                break;
            case ExecutionSuspendedEvent suspended:
                writer.Text(suspended.Reason);
                break;
            case ExecutionResumedEvent resumed:
                writer.Text(resumed.Reason);
                break;
            case ExecutionRewoundEvent rewound:
                writer.Text(rewound.Reason);
                writer.Text(rewound.ParentExecutionId);
                writer.Text(rewound.InstanceId);
                Trace(writer, rewound.ParentTraceContext);
                break;
            case TaskScheduledEvent scheduled:
                writer.Text(scheduled.Name);
                writer.Text(scheduled.Version);
                writer.Text(scheduled.Input);
                Trace(writer, scheduled.ParentTraceContext);
                writer.Map(scheduled.Tags);
                break;
            case TaskCompletedEvent completed:
                writer.Int(completed.TaskScheduledId);
                writer.Text(completed.Result);
                break;
            case TaskFailedEvent failed:
                writer.Int(failed.TaskScheduledId);
                writer.Text(failed.Reason);
                writer.Text(failed.Details);
                Failure(writer, failed.FailureDetails);
                break;
            case SubOrchestrationInstanceCreatedEvent created:
                writer.Text(created.Name);
                writer.Text(created.Version);
                writer.Text(created.InstanceId);
                writer.Text(created.Input);
                writer.Text(created.ClientSpanId);
                writer.Map(created.Tags);
                break;
            case SubOrchestrationInstanceCompletedEvent completed:
                writer.Int(completed.TaskScheduledId);
                writer.Text(completed.Result);
                break;
            case SubOrchestrationInstanceFailedEvent failed:
                writer.Int(failed.TaskScheduledId);
                writer.Text(failed.Reason);
                writer.Text(failed.Details);
                Failure(writer, failed.FailureDetails);
                break;
            case TimerCreatedEvent created:
                writer.Time(created.FireAt);
                break;
            case TimerFiredEvent fired:
                writer.Int(fired.TimerId);
                writer.Time(fired.FireAt);
                break;
            case EventSentEvent sent:
                writer.Text(sent.InstanceId);
                writer.Text(sent.Name);
                writer.Text(sent.Input);
                break;
            case EventRaisedEvent raised:
                writer.Text(raised.Name);
                writer.Text(raised.Input);
                Trace(writer, raised.ParentTraceContext);
                break;
            case GenericEvent generic:
                writer.Text(generic.Data);
                break;
            case OrchestratorStartedEvent or OrchestratorCompletedEvent:
                break;
            default:
                throw new NotSupportedException($"The SQLite backend cannot keep a history event of the kind {history.GetType().Name}.");
        }
    }

    public static void Instance(ByteWriter writer, OrchestrationInstance? instance)
    {
        writer.Text(instance?.InstanceId);
        writer.Text(instance?.ExecutionId);
    }

    public static void Parent(ByteWriter writer, ParentInstance? parent)
    {
        writer.Bool(parent is not null);
        if (parent is not null)
        {
            Instance(writer, parent.OrchestrationInstance);
            writer.Text(parent.Name);
            writer.Text(parent.Version);
            writer.Int(parent.TaskScheduleId);
        }
    }

    public static void Failure(ByteWriter writer, FailureDetails? failure)
    {
        writer.Bool(failure is not null);
        if (failure is not null)
        {
            writer.Text(failure.ErrorType);
            writer.Text(failure.ErrorMessage);
            writer.Text(failure.StackTrace);
            writer.Bool(failure.IsNonRetriable);
            writer.Text(failure.Properties is null ? null : JsonConvert.SerializeObject(failure.Properties));
            Failure(writer, failure.InnerFailure);
        }
    }

    private static void Trace(ByteWriter writer, DistributedTraceContext? trace)
    {
        writer.Bool(trace is not null);
        if (trace is not null)
        {
            writer.Text(trace.TraceParent);
            writer.Text(trace.TraceState);
            writer.Text(trace.Id);
            writer.Text(trace.SpanId);
            writer.OptionalTime(trace.ActivityStartTime?.UtcDateTime);
        }
    }
}
