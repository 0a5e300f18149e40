using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContentGen.Text;

/// <summary>
/// The one way in which the product reads and writes JSON: over HTTP, through the orchestration's history and in the store.
/// </summary>
public static class ContentGenJson
{
    public static JsonSerializerOptions Options { get; } = Create();

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

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
