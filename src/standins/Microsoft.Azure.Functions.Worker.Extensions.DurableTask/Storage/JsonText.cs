using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>Payloads that came over HTTP, as the genuine host passes them on: parsed and written again without white space.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null for null.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string? Compact(string? json)
    {
        if (json is null) return null;
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed)) document.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
