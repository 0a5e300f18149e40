using DurableTask.Core;
using DurableTask.Core.History;
using Newtonsoft.Json;

namespace DurableTask.Sqlite.Codec;

/// <summary>The records in the file, each beginning with the version of the format: a turn's events, a message, details.</summary>
internal static class Records
{
    private const byte Version = 1;

    [ThreadStatic]
    private static ByteWriter? _shared;

    /// <summary>The events of one turn; the input of the start is kept apart, see <see cref="ReadEvents"/>.</summary>
    public static byte[] Events(IEnumerable<HistoryEvent> events)
    {
        var writer = Begin();
        foreach (var history in events)
        {
            EventWriter.Write(writer, history, withInput: false);
        }

        return writer.ToArray();
    }

    /// <summary>Reads the events of one turn and gives the start, where there is one, its input.</summary>
    public static void ReadEvents(ReadOnlySpan<byte> record, string? input, List<HistoryEvent> into)
    {
        var reader = Open(record);
        while (!reader.AtEnd)
        {
            var history = EventReader.Read(ref reader);
            if (history is ExecutionStartedEvent started)
            {
                started.Input = input;
            }

            into.Add(history);
        }
    }

    /// <summary>A message; the input of a start is kept apart.</summary>
    public static byte[] Message(TaskMessage message)
    {
        var writer = Begin();
        writer.Text(message.OrchestrationInstance.ExecutionId);
        writer.Map(message.OrchestrationExecutionContext?.OrchestrationTags);
        EventWriter.Write(writer, message.Event, withInput: false);
        return writer.ToArray();
    }

    public static TaskMessage ReadMessage(ReadOnlySpan<byte> record, string instanceId, string? input)
    {
        var reader = Open(record);
        var executionId = reader.Text();
        var tags = reader.Map();
        var history = EventReader.Read(ref reader);
        if (history is ExecutionStartedEvent started)
        {
            started.Input = input;
        }

        return new TaskMessage
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId, ExecutionId = executionId },
            OrchestrationExecutionContext = tags is null ? null : ExecutionContext(tags),
            Event = history,
        };
    }

    /// <summary>What the row of an instance holds besides its own columns: never changed during one execution.</summary>
    public static byte[] Details(ParentInstance? parent, IDictionary<string, string>? tags, DateTime? scheduled, int? generation)
    {
        var writer = Begin();
        EventWriter.Parent(writer, parent);
        writer.Map(tags);
        writer.OptionalTime(scheduled);
        writer.Int(generation ?? -1);
        return writer.ToArray();
    }

    public static void ReadDetails(ReadOnlySpan<byte> record, OrchestrationState into)
    {
        var reader = Open(record);
        into.ParentInstance = EventReader.Parent(ref reader);
        into.Tags = reader.Map();
        into.ScheduledStartTime = reader.OptionalTime();
        var generation = reader.Int();
        into.Generation = generation < 0 ? null : generation;
    }

    public static byte[]? Failure(FailureDetails? failure)
    {
        if (failure is null)
        {
            return null;
        }

        var writer = Begin();
        EventWriter.Failure(writer, failure);
        return writer.ToArray();
    }

    public static FailureDetails? ReadFailure(ReadOnlySpan<byte> record)
    {
        var reader = Open(record);
        return EventReader.Failure(ref reader);
    }

    private static ByteWriter Begin()
    {
        var writer = _shared ??= new ByteWriter();
        writer.Clear();
        writer.Byte(Version);
        return writer;
    }

    private static ByteReader Open(ReadOnlySpan<byte> record)
    {
        var reader = new ByteReader(record);
        var version = reader.Byte();
        return version == Version ? reader : throw new InvalidDataException($"A record has the version {version}; {Version} can be read.");
    }

    // The tags of an execution context have no public setter; its data contract has.
    private static OrchestrationExecutionContext? ExecutionContext(Dictionary<string, string> tags) =>
        JsonConvert.DeserializeObject<OrchestrationExecutionContext>(
            JsonConvert.SerializeObject(new { OrchestrationTags = tags }));
}
