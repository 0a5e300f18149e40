using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;

namespace ContentGen.Providers.Bedrock;

/// <summary>Writes requests to Converse, with one tool named for the agent, which the model has to use; and reads its answers.</summary>
internal static class Converse
{
    public static ConverseRequest RequestOf(StructuredRequest request, string modelId, BedrockOptions options) => new()
    {
        ModelId = modelId,
        System = [new SystemContentBlock { Text = request.Instructions }],
        Messages = Messages(request),
        InferenceConfig = new InferenceConfiguration
        {
            MaxTokens = Math.Max(options.MaxTokens, request.TokensNeeded),
            Temperature = (float)options.Temperature,
        },
        ToolConfig = Tools(request),
        RequestMetadata = new Dictionary<string, string> { ["agent"] = request.Agent },
    };

    public static StructuredAnswer AnswerOf(ConverseResponse response, string agent, string modelId)
    {
        var blocks = response.Output?.Message?.Content ?? [];
        var use = blocks.Select(block => block.ToolUse).FirstOrDefault(use => use?.Name == ToolName(agent));
        var input = use is null ? default : JsonSerializer.SerializeToElement(use.Input);
        return new StructuredAnswer(
            input.ValueKind == JsonValueKind.Object ? input : null,
            use?.ToolUseId,
            string.Concat(blocks.Select(block => block.Text)),
            response.StopReason == StopReason.Max_tokens,
            modelId,
            response.Usage?.InputTokens ?? 0,
            response.Usage?.OutputTokens ?? 0);
    }

    private static string ToolName(string agent) => agent.ToLowerInvariant();

    private static ToolConfiguration Tools(StructuredRequest request)
    {
        var name = ToolName(request.Agent);
        var specification = new ToolSpecification
        {
            Name = name,
            Description = "Takes the answer.",
            InputSchema = new ToolInputSchema { Json = request.Schema.Deserialize<Document>() },
        };
        return new ToolConfiguration
        {
            Tools = [new Tool { ToolSpec = specification }],
            ToolChoice = new ToolChoice { Tool = new SpecificToolChoice { Name = name } },
        };
    }

    private static List<Message> Messages(StructuredRequest request)
    {
        var question = Message(ConversationRole.User, new ContentBlock { Text = request.Question });
        if (request.Correction is not { Answer: var answer, Problems: var problems })
        {
            return [question];
        }

        var (given, refused) = answer is { Output: { } output, ToolUseId: { } id }
            ? (new ContentBlock { ToolUse = Use(request, id, output) }, new ContentBlock { ToolResult = Refusal(id, problems) })
            : (new ContentBlock { Text = TextOf(answer) }, new ContentBlock { Text = problems });
        return [question, Message(ConversationRole.Assistant, given), Message(ConversationRole.User, refused)];
    }

    private static Message Message(ConversationRole role, ContentBlock content) => new() { Role = role, Content = [content] };

    private static ToolUseBlock Use(StructuredRequest request, string id, JsonElement output) => new()
    {
        ToolUseId = id,
        Name = ToolName(request.Agent),
        Input = output.Deserialize<Document>(),
    };

    private static ToolResultBlock Refusal(string id, string problems) => new()
    {
        ToolUseId = id,
        Status = ToolResultStatus.Error,
        Content = [new ToolResultContentBlock { Text = problems }],
    };

    // The service refuses blank text.
    private static string TextOf(StructuredAnswer answer) => string.IsNullOrWhiteSpace(answer.Text) ? "(no answer)" : answer.Text;
}
