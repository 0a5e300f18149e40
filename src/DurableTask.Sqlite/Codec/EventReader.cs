using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;
using Newtonsoft.Json;

namespace DurableTask.Sqlite.Codec;

/// <summary>Reads the history events that <see cref="EventWriter"/> wrote.</summary>
internal static class EventReader
{
    public static HistoryEvent Read(ref ByteReader reader)
    {
        var kind = (EventType)reader.Byte();
        var id = reader.Int();
        var timestamp = reader.Time();
        var history = ReadKind(ref reader, kind, id);
        history.Timestamp = timestamp;
        return history;
    }

    private static HistoryEvent ReadKind(ref ByteReader reader, EventType kind, int id)
    {
        switch (kind)
        {
            case EventType.ExecutionStarted:
                return Started(ref reader, id);
            case EventType.ContinueAsNew:
                return new ContinueAsNewEvent(id, reader.Text()!);
            case EventType.ExecutionCompleted:
                var status = (OrchestrationStatus)reader.Int();
                return new ExecutionCompletedEvent(id, reader.Text(), status, Failure(ref reader));
            case EventType.ExecutionTerminated:
                return new ExecutionTerminatedEvent(id, reader.Text()!);
            case EventType.ExecutionSuspended:
                return new ExecutionSuspendedEvent(id, reader.Text()!);
            case EventType.ExecutionResumed:
                return new ExecutionResumedEvent(id, reader.Text()!);
            case EventType.ExecutionRewound:
                return new ExecutionRewoundEvent(id, reader.Text())
                {
                    ParentExecutionId = reader.Text(),
                    InstanceId = reader.Text(),
                    ParentTraceContext = Trace(ref reader),
                };
            case EventType.TaskScheduled:
                return new TaskScheduledEvent(id, reader.Text()!, reader.Text(), reader.Text())
                {
                    ParentTraceContext = Trace(ref reader),
                    Tags = reader.Map(),
                };
            case EventType.TaskCompleted:
                return new TaskCompletedEvent(id, reader.Int(), reader.Text()!);
            case EventType.TaskFailed:
                return new TaskFailedEvent(id, reader.Int(), reader.Text(), reader.Text(), Failure(ref reader));
            case EventType.SubOrchestrationInstanceCreated:
                return new SubOrchestrationInstanceCreatedEvent(id)
                {
                    Name = reader.Text(),
                    Version = reader.Text(),
                    InstanceId = reader.Text(),
                    Input = reader.Text(),
                    ClientSpanId = reader.Text(),
                    Tags = reader.Map(),
                };
            case EventType.SubOrchestrationInstanceCompleted:
                return new SubOrchestrationInstanceCompletedEvent(id, reader.Int(), reader.Text()!);
            case EventType.SubOrchestrationInstanceFailed:
                return new SubOrchestrationInstanceFailedEvent(id, reader.Int(), reader.Text(), reader.Text(), Failure(ref reader));
            case EventType.TimerCreated:
                return new TimerCreatedEvent(id, reader.Time());
            case EventType.TimerFired:
                return new TimerFiredEvent(id) { TimerId = reader.Int(), FireAt = reader.Time() };
            case EventType.EventSent:
                return new EventSentEvent(id) { InstanceId = reader.Text(), Name = reader.Text(), Input = reader.Text() };
            case EventType.EventRaised:
                var name = reader.Text();
                return new EventRaisedEvent(id, reader.Text()!) { Name = name, ParentTraceContext = Trace(ref reader) };
            case EventType.GenericEvent:
                return new GenericEvent(id, reader.Text()!);
            case EventType.OrchestratorStarted:
                return new OrchestratorStartedEvent(id);
            case EventType.OrchestratorCompleted:
                return new OrchestratorCompletedEvent(id);
            default:
                throw new InvalidDataException($"A history event has the unknown kind {(int)kind}.");
        }
    }

    private static ExecutionStartedEvent Started(ref ByteReader reader, int id)
    {
        var instance = Instance(ref reader);
        var parent = Parent(ref reader);
        var name = reader.Text();
        var version = reader.Text();
        var started = new ExecutionStartedEvent(id, reader.Text()!)
        {
            OrchestrationInstance = instance,
            ParentInstance = parent,
            Name = name,
            Version = version,
            Tags = reader.Map(),
            Correlation = reader.Text(),
            ParentTraceContext = Trace(ref reader),
            ScheduledStartTime = reader.OptionalTime(),
        };
        var generation = reader.Int();
        started.Generation = generation < 0 ? null : generation;
        started.GenerateNewTrace = reader.Bool();
        return started;
    }

    public static OrchestrationInstance? Instance(ref ByteReader reader)
    {
        var id = reader.Text();
        var execution = reader.Text();
        return id is null ? null : new OrchestrationInstance { InstanceId = id, ExecutionId = execution };
    }

    public static ParentInstance? Parent(ref ByteReader reader) => !reader.Bool()
        ? null
        : new ParentInstance
        {
            OrchestrationInstance = Instance(ref reader),
            Name = reader.Text(),
            Version = reader.Text(),
            TaskScheduleId = reader.Int(),
        };

    public static FailureDetails? Failure(ref ByteReader reader)
    {
        if (!reader.Bool())
        {
            return null;
        }

        var type = reader.Text()!;
        var message = reader.Text()!;
        var stack = reader.Text();
        var final = reader.Bool();
        var properties = reader.Text() is { } json ? JsonConvert.DeserializeObject<Dictionary<string, object?>>(json) : null;
        return new FailureDetails(type, message, stack, Failure(ref reader), final, properties);
    }

    private static DistributedTraceContext? Trace(ref ByteReader reader)
    {
        if (!reader.Bool())
        {
            return null;
        }

        return new DistributedTraceContext(reader.Text()!, reader.Text())
        {
            Id = reader.Text(),
            SpanId = reader.Text(),
            ActivityStartTime = reader.OptionalTime() is { } time ? new DateTimeOffset(time) : null,
        };
    }
}
