using System.Globalization;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>A run as the status endpoints show it.</summary>
internal static class StatusJson
{
    public static void Write(
        Utf8JsonWriter writer,
        InstanceRecord record,
        bool showInput,
        IReadOnlyList<HistoryEvent>? history = null,
        bool showHistoryOutput = false)
    {
        writer.WriteStartObject();
        writer.WriteString("name", record.Name);
        writer.WriteString("instanceId", record.Id);
        writer.WriteString("runtimeStatus", record.Status.ToString());
        StoredValue.Write(writer, "input", showInput ? record.Input : null);
        StoredValue.Write(writer, "customStatus", record.CustomStatus);
        StoredValue.Write(writer, "output", record.Output);
        writer.WriteString("createdTime", WholeSeconds(record.CreatedAt));
        writer.WriteString("lastUpdatedTime", WholeSeconds(record.UpdatedAt));
        if (history is not null)
        {
            writer.WritePropertyName("historyEvents");
            new HistoryJson(writer, history, showInput, showHistoryOutput).Write();
        }

        writer.WriteEndObject();
    }

    private static string WholeSeconds(DateTime time) => time.ToString("s", CultureInfo.InvariantCulture) + "Z";
}
