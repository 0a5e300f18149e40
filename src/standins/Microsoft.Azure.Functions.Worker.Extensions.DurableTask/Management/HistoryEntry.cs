using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Writes single entries of a history; inputs and outputs only when asked for.</summary>
internal sealed class HistoryEntry(Utf8JsonWriter writer, bool showInput, bool showOutput)
{
    public void Write(string type, HistoryEvent item, params ReadOnlySpan<Action> fields)
    {
        writer.WriteStartObject();
        writer.WriteString("EventType", type);
        writer.WriteString("Timestamp", item.At);
        foreach (var field in fields) field();
        writer.WriteEndObject();
    }

    public Action Text(string name, string? value) => () => writer.WriteString(name, value);

    public Action Null(string name) => () => writer.WriteNull(name);

    public Action Time(string name, DateTime value) => () => writer.WriteString(name, value);

    /// <summary>Inputs are shown as stored, as text; those of calls are not kept.</summary>
    public Action Input(string? stored) => () =>
    {
        if (showInput) writer.WriteString("Input", stored);
    };

    public Action Result(string? stored) => () =>
    {
        if (showOutput) StoredValue.Write(writer, "Result", stored);
    };

    public Action Failure(TaskFailureDetails? failure) => () =>
    {
        writer.WritePropertyName("FailureDetails");
        WriteDetails(failure);
    };

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
}
