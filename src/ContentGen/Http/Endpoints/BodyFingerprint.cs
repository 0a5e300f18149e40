using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ContentGen.Http.Endpoints;

/// <summary>Tells whether two JSON bodies say the same, however they are written.</summary>
internal static class BodyFingerprint
{
    private const int Bytes = 16;

    /// <summary>
    /// Equal for bodies that differ in white space, order of fields, escapes, the writing of numbers, or fields that are null; an empty
    /// body is an empty object. Text that is no JSON stands for itself.
    /// </summary>
    public static string Of(string body)
    {
        var canonical = new ArrayBufferWriter<byte>();
        try
        {
            using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(body) ? "{}" : body);
            using var writer = new Utf8JsonWriter(canonical);
            Write(document.RootElement, writer);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Also half of a surrogate pair, which is JSON but no text.
            return Hash(Encoding.UTF8.GetBytes(body));
        }

        return Hash(canonical.WrittenSpan);
    }

    private static string Hash(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text).AsSpan(0, Bytes));

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in Fields(element))
                {
                    writer.WritePropertyName(field.Key);
                    Write(field.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(element.GetString());
                break;
            case JsonValueKind.Number when element.TryGetDecimal(out var number):
                writer.WriteNumberValue(number / 1.0000000000000000000000000000m); // Without zeros at its end.
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    // Of a field that comes twice the last one counts, as for who reads it.
    private static SortedDictionary<string, JsonElement> Fields(JsonElement element)
    {
        var fields = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            fields[field.Name] = field.Value;
        }

        foreach (var name in fields.Where(field => field.Value.ValueKind == JsonValueKind.Null).Select(field => field.Key).ToList())
        {
            fields.Remove(name);
        }

        return fields;
    }
}
