using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace ContentGen.Providers.Bedrock;

/// <summary>Reads answers of Converse.</summary>
internal static class ConverseAnswers
{
    public static StructuredAnswer From(ConverseResponse response, string agent, string modelId)
    {
        var blocks = response.Output?.Message?.Content ?? [];
        var use = blocks.Select(block => block.ToolUse).FirstOrDefault(use => use?.Name == ConverseRequests.ToolName(agent));
        return new StructuredAnswer(
            use is null ? null : Input(use),
            use?.ToolUseId,
            string.Concat(blocks.Select(block => block.Text)),
            response.StopReason == StopReason.Max_tokens,
            modelId,
            response.Usage?.InputTokens ?? 0,
            response.Usage?.OutputTokens ?? 0);
    }

    private static JsonElement? Input(ToolUseBlock use)
    {
        var input = DocumentJson.ToJson(use.Input);
        return input.ValueKind == JsonValueKind.Object ? input : null;
    }
}
