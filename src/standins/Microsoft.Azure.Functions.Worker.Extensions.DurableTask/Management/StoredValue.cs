using System.Text;
using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Writes a stored payload: as JSON when it is JSON, as text otherwise.</summary>
internal static class StoredValue
{
    public static void Write(Utf8JsonWriter writer, string name, string? stored)
    {
        writer.WritePropertyName(name);
        Write(writer, stored);
    }

    public static void Write(Utf8JsonWriter writer, string? stored)
    {
        if (stored is null) writer.WriteNullValue();
        else if (string.IsNullOrWhiteSpace(stored)) writer.WriteStringValue(string.Empty);
        else if (TryParse(stored) is { } parsed) parsed.WriteTo(writer);
        else writer.WriteStringValue(stored);
    }

    private static JsonElement? TryParse(string stored)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(stored));
            var value = JsonElement.ParseValue(ref reader);
            return reader.Read() ? null : value;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
