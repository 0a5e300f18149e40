using System.Text.Json;
using Amazon.StandIns.RestJson;

namespace Amazon.BedrockRuntime.Model.Internal.MarshallTransformations;

internal static class MessageMarshalling
{
    public static void Message(Utf8JsonWriter writer, Message message)
    {
        writer.List("content", message.Content, Content);
        writer.Constant("role", message.Role);
    }

    public static void System(Utf8JsonWriter writer, SystemContentBlock block)
    {
        writer.Structure("cachePoint", block.CachePoint, CachePoint);
        writer.Text("text", block.Text);
    }

    public static void CachePoint(Utf8JsonWriter writer, CachePointBlock block) => writer.Constant("type", block.Type);

    private static void Content(Utf8JsonWriter writer, ContentBlock block)
    {
        writer.Structure("cachePoint", block.CachePoint, CachePoint);
        writer.Text("text", block.Text);
        writer.Structure("toolResult", block.ToolResult, ToolMarshalling.Result);
        writer.Structure("toolUse", block.ToolUse, ToolMarshalling.Use);
    }
}
