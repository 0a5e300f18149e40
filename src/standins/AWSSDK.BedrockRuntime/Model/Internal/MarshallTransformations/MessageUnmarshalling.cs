using Amazon.Runtime.Documents.Internal.Transform;
using Amazon.Runtime.Internal.Transform;
using Amazon.StandIns.RestJson;

namespace Amazon.BedrockRuntime.Model.Internal.MarshallTransformations;

internal static class MessageUnmarshalling
{
    // In the order of use: a static field must exist before the table that refers to it.
    private static readonly StructureUnmarshaller<CachePointBlock> CachePoint = new(
        ("type", (block, context, ref reader) =>
            block.Type = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly StructureUnmarshaller<ToolUseBlock> ToolUse = new(
        ("input", (use, context, ref reader) =>
            use.Input = DocumentUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("name", (use, context, ref reader) =>
            use.Name = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("toolUseId", (use, context, ref reader) =>
            use.ToolUseId = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly StructureUnmarshaller<ToolResultContentBlock> ToolResultContent = new(
        ("json", (block, context, ref reader) =>
            block.Json = DocumentUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("text", (block, context, ref reader) =>
            block.Text = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly StructureUnmarshaller<ToolResultBlock> ToolResult = new(
        ("content", (result, context, ref reader) =>
            result.Content = ListOf(ToolResultContent).Unmarshall(context, ref reader)),
        ("status", (result, context, ref reader) =>
            result.Status = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("toolUseId", (result, context, ref reader) =>
            result.ToolUseId = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    private static readonly StructureUnmarshaller<ContentBlock> Content = new(
        ("cachePoint", (block, context, ref reader) =>
            block.CachePoint = CachePoint.Unmarshall(context, ref reader)),
        ("text", (block, context, ref reader) =>
            block.Text = StringUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("toolResult", (block, context, ref reader) =>
            block.ToolResult = ToolResult.Unmarshall(context, ref reader)),
        ("toolUse", (block, context, ref reader) =>
            block.ToolUse = ToolUse.Unmarshall(context, ref reader)));

    private static readonly StructureUnmarshaller<Message> Message = new(
        ("content", (message, context, ref reader) =>
            message.Content = ListOf(Content).Unmarshall(context, ref reader)),
        ("role", (message, context, ref reader) =>
            message.Role = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly StructureUnmarshaller<ConverseOutput> Output = new(
        ("message", (output, context, ref reader) =>
            output.Message = Message.Unmarshall(context, ref reader)));

    private static JsonListUnmarshaller<T, StructureUnmarshaller<T>> ListOf<T>(StructureUnmarshaller<T> element)
        where T : class, new() => new(element);
}
