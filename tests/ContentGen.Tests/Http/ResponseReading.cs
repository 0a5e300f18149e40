using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Tests.Http;

internal static class ResponseReading
{
    public static byte[] Bytes(this HttpResponseData response) => ((MemoryStream)response.Body).ToArray();

    public static string Text(this HttpResponseData response) => Encoding.UTF8.GetString(response.Bytes());

    public static JsonElement Json(this HttpResponseData response) => JsonDocument.Parse(response.Bytes()).RootElement;

    /// <summary>Null when the answer has no such header.</summary>
    public static string? Field(this HttpResponseData response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
