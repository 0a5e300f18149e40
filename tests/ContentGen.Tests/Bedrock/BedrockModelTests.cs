using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using ContentGen.Failures;
using ContentGen.Providers.Bedrock;
using ContentGen.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Bedrock;

public sealed class BedrockModelTests
{
    [Fact]
    public async Task CompleteAsync_ToolUse_Answer()
    {
        var block = ToolUse("favorite_selector", """{"storyId":"s1"}""");

        var answer = await CompleteAsync((_, _) => Task.FromResult(Response(StopReason.Tool_use, block)));

        Assert.Equal("""{"storyId":"s1"}""", answer.Output?.GetRawText());
        Assert.Equal(("use-7", false, 11, 5), (answer.ToolUseId, answer.CutOff, answer.InputTokens, answer.OutputTokens));
        Assert.Equal("us.anthropic.claude-haiku-4-5-20251001-v1:0", answer.ModelId);
    }

    [Fact]
    public async Task CompleteAsync_TextOnly_NoOutput()
    {
        var answer = await CompleteAsync((_, _) => Task.FromResult(Response(StopReason.End_turn, new ContentBlock { Text = "Sorry." })));

        Assert.Null(answer.Output);
        Assert.Equal("Sorry.", answer.Text);
    }

    [Fact]
    public async Task CompleteAsync_OtherTool_NoOutput()
    {
        var answer = await CompleteAsync((_, _) => Task.FromResult(Response(StopReason.Tool_use, ToolUse("shell", "{}"))));

        Assert.Null(answer.Output);
    }

    [Fact]
    public async Task CompleteAsync_TokenLimit_CutOff()
    {
        var answer = await CompleteAsync((_, _) => Task.FromResult(Response(StopReason.Max_tokens)));

        Assert.True(answer.CutOff);
    }

    [Fact]
    public async Task CompleteAsync_EmptyResponse_NoOutput()
    {
        var answer = await CompleteAsync((_, _) => Task.FromResult(new ConverseResponse()));

        Assert.Null(answer.Output);
        Assert.Equal(0, answer.InputTokens);
    }

    [Fact]
    public async Task CompleteAsync_ServiceFails_MappedWithModelAndRegion()
    {
        var failure = await Assert.ThrowsAsync<MisconfiguredException>(() =>
            CompleteAsync((_, _) => throw new ResourceNotFoundException("No such model")));

        Assert.Contains("us.anthropic.claude-haiku-4-5-20251001-v1:0 in region eu-central-1", failure.Message);
    }

    [Fact]
    public async Task CompleteAsync_NoRegion_NamesTheSetting()
    {
        var model = Model(() => throw new AmazonClientException("No RegionEndpoint or ServiceURL configured"));

        var failure = await Assert.ThrowsAsync<MisconfiguredException>(() => model.CompleteAsync(Requests.First, CancellationToken.None));

        Assert.Contains("AWS_REGION", failure.Message);
    }

    [Fact]
    public async Task CompleteAsync_Cancelled_NotMapped()
    {
        using var stop = new CancellationTokenSource();
        var model = Model(() => new ScriptedBedrock((_, token) =>
        {
            stop.Cancel();
            return Task.FromCanceled<ConverseResponse>(token);
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.CompleteAsync(Requests.First, stop.Token));
    }

    private static Task<StructuredAnswer> CompleteAsync(Func<ConverseRequest, CancellationToken, Task<ConverseResponse>> answer) =>
        Model(() => new ScriptedBedrock(answer)).CompleteAsync(Requests.First, CancellationToken.None);

    internal static BedrockModel Model(Func<IAmazonBedrockRuntime> client) => new(
        client,
        Options.Create(new ContentGenOptions()),
        Options.Create(new BedrockOptions()),
        TimeProvider.System,
        NullLogger<BedrockModel>.Instance);

    private static ContentBlock ToolUse(string name, string input) => new()
    {
        ToolUse = new ToolUseBlock { ToolUseId = "use-7", Name = name, Input = Requests.Json(input).Deserialize<Document>() },
    };

    private static ConverseResponse Response(StopReason reason, params ContentBlock[] content) => new()
    {
        StopReason = reason,
        Output = new ConverseOutput { Message = new Message { Role = ConversationRole.Assistant, Content = [.. content] } },
        Usage = new TokenUsage { InputTokens = 11, OutputTokens = 5, TotalTokens = 16 },
    };
}
