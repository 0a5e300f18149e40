using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ContentGen.Text;

/// <summary>
/// The one way in which the product reads and writes JSON: over HTTP, through the orchestration's history and in the store.
/// </summary>
public static class ContentGenJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Strict { get; } = new(Options) { RespectNullableAnnotations = true };

    /// <summary>
    /// Makes other options read and write alike. Applied to the worker's own <see cref="JsonSerializerOptions"/> it reaches every durable
    /// boundary: inputs of orchestrations are read with those, and the worker's serializer, which the converters of activities, entities
    /// and the client wrap, is made of them.
    /// </summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;

        // Answers are JSON documents with their own content type, never pasted into HTML, so readable text may stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    }

    /// <summary>
    /// True when nothing in it is null that must be there; content that another program wrote may lack anything, and would fail wherever
    /// it is looked at first.
    /// </summary>
    public static bool IsWhole<T>(T value)
    {
        try
        {
            return !HasEmptyItem(JsonSerializer.SerializeToNode(value, Strict));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // What is told of the items of a list does not reach the serializer; none of the product's lists has empty ones.
    private static bool HasEmptyItem(JsonNode? node) => node switch
    {
        JsonArray items => items.Any(item => item is null || HasEmptyItem(item)),
        JsonObject fields => fields.Any(field => HasEmptyItem(field.Value)),
        _ => false,
    };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
