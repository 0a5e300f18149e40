using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using ContentGen.Providers.Bedrock;

namespace ContentGen.Tests.Bedrock;

public sealed class ConverseTests
{
    private static readonly BedrockOptions Options = new() { Temperature = 0.5, MaxTokens = 1_000 };

    [Fact]
    public void RequestOf_FirstTurn_ToolIsForcedAndNamedForTheAgent()
    {
        var request = Converse.RequestOf(Requests.First, "model-1", Options);

        var tool = Assert.Single(request.ToolConfig.Tools).ToolSpec;
        Assert.Equal("favorite_selector", tool.Name);
        Assert.Equal("favorite_selector", request.ToolConfig.ToolChoice.Tool.Name);
        Assert.Equal(Requests.First.Schema.GetRawText(), JsonSerializer.SerializeToElement(tool.InputSchema.Json).GetRawText());
        Assert.Equal("FAVORITE_SELECTOR", request.RequestMetadata["agent"]);
    }

    [Fact]
    public void RequestOf_FirstTurn_TextsAndSettings()
    {
        var request = Converse.RequestOf(Requests.First, "model-1", Options);

        Assert.Equal("model-1", request.ModelId);
        Assert.Equal("Instructions.", Assert.Single(request.System).Text);
        Assert.Equal("Question?", Assert.Single(Assert.Single(request.Messages).Content).Text);
        Assert.Equal((1_000, 0.5f), (request.InferenceConfig.MaxTokens, request.InferenceConfig.Temperature));
        Assert.Null(request.InferenceConfig.TopP);
    }

    [Fact]
    public void RequestOf_RepairTurn_InvalidAnswerAndItsProblems()
    {
        var correction = new Correction(Requests.Answer("""{"storyId":"s9"}"""), "No such story.");

        var messages = Converse.RequestOf(Requests.First with { Correction = correction }, "model-1", Options).Messages;

        Assert.Equal([ConversationRole.User, ConversationRole.Assistant, ConversationRole.User], messages.Select(message => message.Role));
        Assert.Equal("use-1", messages[1].Content[0].ToolUse.ToolUseId);
        Assert.Equal("""{"storyId":"s9"}""", JsonSerializer.SerializeToElement(messages[1].Content[0].ToolUse.Input).GetRawText());
        var result = messages[2].Content[0].ToolResult;
        Assert.Equal(("use-1", ToolResultStatus.Error, "No such story."), (result.ToolUseId, result.Status, result.Content[0].Text));
    }

    [Theory]
    [InlineData("I would rather talk.", "I would rather talk.")]
    [InlineData("  ", "(no answer)")]
    public void RequestOf_RepairTurnAfterText_NoToolResult(string text, string expected)
    {
        var correction = new Correction(Requests.Answer(null, text), "Use the tool.");

        var messages = Converse.RequestOf(Requests.First with { Correction = correction }, "model-1", Options).Messages;

        Assert.Equal(expected, Block(messages[1]).Text);
        Assert.Equal("Use the tool.", Block(messages[2]).Text);
        Assert.Null(Block(messages[2]).ToolResult);
    }

    private static ContentBlock Block(Message message) => Assert.Single(message.Content);
}
