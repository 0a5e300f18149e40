using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Amazon.Runtime.Documents.Internal.Transform;

namespace Amazon.StandIns.RestJson;

/// <summary>Writes members that are set and leaves out the others, as the REST-JSON protocol asks.</summary>
internal static class JsonFields
{
    public static void Text(this Utf8JsonWriter writer, string name, string value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void Constant(this Utf8JsonWriter writer, string name, ConstantClass value)
        => writer.Text(name, value?.Value);

    public static void Flag(this Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } set)
        {
            writer.WriteBoolean(name, set);
        }
    }

    public static void Number(this Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } set)
        {
            writer.WriteNumber(name, set);
        }
    }

    /// <summary>JSON has no NaN and no infinities; the protocol writes them as text.</summary>
    public static void Number(this Utf8JsonWriter writer, string name, float? value)
    {
        if (value is not { } set)
        {
            return;
        }

        if (float.IsFinite(set))
        {
            writer.WriteNumber(name, set);
        }
        else
        {
            writer.WriteString(name, float.IsNaN(set) ? "NaN" : set > 0 ? "Infinity" : "-Infinity");
        }
    }

    public static void Document(this Utf8JsonWriter writer, string name, Document value)
    {
        if (value.IsNull())
        {
            return;
        }

        writer.WritePropertyName(name);
        DocumentMarshaller.Instance.Write(writer, value);
    }

    public static void Structure<T>(this Utf8JsonWriter writer, string name, T value, Action<Utf8JsonWriter, T> writeFields)
        where T : class
    {
        if (value is null)
        {
            return;
        }

        writer.WritePropertyName(name);
        writer.Element(value, writeFields);
    }

    public static void List<T>(this Utf8JsonWriter writer, string name, List<T> values, Action<Utf8JsonWriter, T> writeFields)
        where T : class
    {
        if (!IsSet(values))
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.Element(value, writeFields);
        }

        writer.WriteEndArray();
    }

    public static void List(this Utf8JsonWriter writer, string name, List<string> values)
    {
        if (!IsSet(values))
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    public static void Map(this Utf8JsonWriter writer, string name, Dictionary<string, string> values)
    {
        if (!IsSet(values))
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>An empty collection is sent as such, unless the SDK is set to make every collection empty at first.</summary>
    private static bool IsSet<T>(IReadOnlyCollection<T> values)
        => values is not null && (values.Count > 0 || !AWSConfigs.InitializeCollections);

    private static void Element<T>(this Utf8JsonWriter writer, T value, Action<Utf8JsonWriter, T> writeFields)
        where T : class
    {
        writer.WriteStartObject();
        if (value is not null)
        {
            writeFields(writer, value);
        }

        writer.WriteEndObject();
    }
}
