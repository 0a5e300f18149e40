using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

namespace ContentGen.Simulator.Tests.Aws.Bedrock;

internal static class ConverseRequests
{
    public const string ModelId = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

    public static ConverseRequest Hello(string modelId = ModelId) => new()
    {
        ModelId = modelId,
        Messages = [new Message { Role = ConversationRole.User, Content = [new ContentBlock { Text = "Hello" }] }],
    };
}
