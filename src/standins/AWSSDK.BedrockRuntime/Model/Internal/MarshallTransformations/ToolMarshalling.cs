using System.Text.Json;
using Amazon.StandIns.RestJson;

namespace Amazon.BedrockRuntime.Model.Internal.MarshallTransformations;

internal static class ToolMarshalling
{
    public static void Configuration(Utf8JsonWriter writer, ToolConfiguration config)
    {
        writer.Structure("toolChoice", config.ToolChoice, Choice);
        writer.List("tools", config.Tools, Tool);
    }

    public static void Use(Utf8JsonWriter writer, ToolUseBlock use)
    {
        writer.Document("input", use.Input);
        writer.Text("name", use.Name);
        writer.Text("toolUseId", use.ToolUseId);
    }

    public static void Result(Utf8JsonWriter writer, ToolResultBlock result)
    {
        writer.List("content", result.Content, ResultContent);
        writer.Constant("status", result.Status);
        writer.Text("toolUseId", result.ToolUseId);
    }

    private static void ResultContent(Utf8JsonWriter writer, ToolResultContentBlock block)
    {
        writer.Document("json", block.Json);
        writer.Text("text", block.Text);
    }

    private static void Choice(Utf8JsonWriter writer, ToolChoice choice)
    {
        writer.Structure("any", choice.Any, static (_, _) => { });
        writer.Structure("auto", choice.Auto, static (_, _) => { });
        writer.Structure("tool", choice.Tool, static (json, tool) => json.Text("name", tool.Name));
    }

    private static void Tool(Utf8JsonWriter writer, Tool tool)
    {
        writer.Structure("cachePoint", tool.CachePoint, MessageMarshalling.CachePoint);
        writer.Structure("toolSpec", tool.ToolSpec, Specification);
    }

    private static void Specification(Utf8JsonWriter writer, ToolSpecification specification)
    {
        writer.Text("description", specification.Description);
        writer.Structure("inputSchema", specification.InputSchema, static (json, schema) => json.Document("json", schema.Json));
        writer.Text("name", specification.Name);
        writer.Flag("strict", specification.Strict);
    }
}
