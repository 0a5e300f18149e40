using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;

namespace ContentGen.Providers.Bedrock;

/// <summary>Writes requests to Converse: one tool named for the agent, which the model has to use.</summary>
internal static class ConverseRequests
{
    private const string ToolDescription = "Takes the answer.";

    public static ConverseRequest From(StructuredRequest request, string modelId, BedrockOptions options) => new()
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

    public static string ToolName(string agent) => agent.ToLowerInvariant();

    private static ToolConfiguration Tools(StructuredRequest request)
    {
        var name = ToolName(request.Agent);
        var specification = new ToolSpecification
        {
            Name = name,
            Description = ToolDescription,
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
        return request.Correction is { } correction
            ?
            [
                question,
                Message(ConversationRole.Assistant, Given(request, correction)),
                Message(ConversationRole.User, Refused(correction)),
            ]
            : [question];
    }

    private static Message Message(ConversationRole role, ContentBlock content) => new() { Role = role, Content = [content] };

    private static ContentBlock Given(StructuredRequest request, Correction correction) => correction.Answer switch
    {
        { Output: { } output, ToolUseId: { } id } => new ContentBlock
        {
            ToolUse = new ToolUseBlock { ToolUseId = id, Name = ToolName(request.Agent), Input = output.Deserialize<Document>() },
        },
        // The service refuses blank text.
        { Text: var text } => new ContentBlock { Text = string.IsNullOrWhiteSpace(text) ? "(no answer)" : text },
    };

    private static ContentBlock Refused(Correction correction) => correction.Answer switch
    {
        { Output: not null, ToolUseId: { } id } => new ContentBlock
        {
            ToolResult = new ToolResultBlock
            {
                ToolUseId = id,
                Status = ToolResultStatus.Error,
                Content = [new ToolResultContentBlock { Text = correction.Problems }],
            },
        },
        _ => new ContentBlock { Text = correction.Problems },
    };
}

/// <summary>Reads answers of Converse.</summary>
internal static class ConverseAnswers
{
    public static StructuredAnswer From(ConverseResponse response, string agent, string modelId)
    {
        var blocks = response.Output?.Message?.Content ?? [];
        var use = blocks.Select(block => block.ToolUse).FirstOrDefault(use => use?.Name == ConverseRequests.ToolName(agent));
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
}
