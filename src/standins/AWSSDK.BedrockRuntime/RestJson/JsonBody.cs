using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIns.RestJson;

internal static class JsonBody
{
    public static StreamingUtf8JsonReader Open(JsonUnmarshallerContext context)
        => Open(context.Stream, context.JsonMaxDepth);

    public static StreamingUtf8JsonReader Open(Stream stream, int maxDepth)
        => new(stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? 4096, maxDepth);

    /// <summary>Makes a JSON object the body of the request; <paramref name="writeFields"/> writes its fields.</summary>
    public static void Write(IRequest request, Action<Utf8JsonWriter> writeFields)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writeFields(writer);
            writer.WriteEndObject();
        }

        request.Headers["Content-Type"] = "application/json";
        request.Content = buffer.ToArray();
    }
}
