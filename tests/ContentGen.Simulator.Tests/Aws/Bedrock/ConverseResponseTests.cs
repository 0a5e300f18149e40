using Amazon.BedrockRuntime;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Bedrock;

[Collection(AwsCollection.Name)]
public sealed class ConverseResponseTests
{
    private const string TextAnswer =
        """
        {
          "futureField": { "nested": [1, { "message": "not this one" }] },
          "metrics": { "latencyMs": 1234567890123 },
          "output": { "message": { "role": "assistant", "content": [
            { "reasoningContent": { "reasoningText": { "text": "hidden" } } },
            { "text": "Grüße — “ok”" } ] } },
          "performanceConfig": { "latency": "standard" },
          "serviceTier": { "type": "default" },
          "stopReason": "end_turn",
          "usage": { "inputTokens": 12, "outputTokens": 34, "totalTokens": 46, "cacheReadInputTokens": 5, "cacheWriteInputTokens": 6 }
        }
        """;

    [Fact]
    public async Task ConverseAsync_TextAnswer_IsReadInFull()
    {
        await using var service = new LoopbackService(Answers.Json(200, TextAnswer, ("x-amzn-RequestId", "request-7")));
        using var client = Clients.Bedrock(service);

        var response = await client.ConverseAsync(ConverseRequests.Hello());

        Assert.Equal("request-7", response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal(StopReason.End_turn, response.StopReason);
        Assert.Equal(ConversationRole.Assistant, response.Output.Message.Role);
        Assert.Equal([null, "Grüße — “ok”"], response.Output.Message.Content.Select(block => block.Text));
        Assert.Equal(1234567890123, response.Metrics.LatencyMs);
        Assert.Equal(PerformanceConfigLatency.Standard, response.PerformanceConfig.Latency);
        Assert.Equal(ServiceTierType.Default, response.ServiceTier.Type);
    }

    [Fact]
    public async Task ConverseAsync_Usage_IsReadWithCacheTokens()
    {
        await using var service = new LoopbackService(Answers.Json(200, TextAnswer));
        using var client = Clients.Bedrock(service);

        var usage = (await client.ConverseAsync(ConverseRequests.Hello())).Usage;

        Assert.Equal(
            [12, 34, 46, 5, 6],
            [usage.InputTokens, usage.OutputTokens, usage.TotalTokens, usage.CacheReadInputTokens, usage.CacheWriteInputTokens]);
    }

    [Fact]
    public async Task ConverseAsync_ToolUse_CarriesItsInputAsDocument()
    {
        await using var service = new LoopbackService(Answers.Json(
            200,
            """
            {"additionalModelResponseFields":{"stop_sequence":null,"k":3},"stopReason":"tool_use","output":{"message":{"role":"assistant",
            "content":[{"toolUse":{"toolUseId":"t1","name":"emit","input":{"stories":[{"id":"s1","score":0.5}],"n":2,"ok":true}}}]}}}
            """));
        using var client = Clients.Bedrock(service);

        var response = await client.ConverseAsync(ConverseRequests.Hello());

        var use = Assert.Single(response.Output.Message.Content).ToolUse;
        var input = use.Input.AsDictionary();
        Assert.Equal(("t1", "emit", StopReason.Tool_use), (use.ToolUseId, use.Name, response.StopReason));
        Assert.Equal("s1", input["stories"].AsList()[0].AsDictionary()["id"].AsString());
        Assert.Equal(2, input["n"].AsInt());
        Assert.True(input["ok"].AsBool());
        Assert.Equal(3, response.AdditionalModelResponseFields.AsDictionary()["k"].AsInt());
    }

    [Fact]
    public async Task ConverseAsync_MembersThatAreMissing_AreNull()
    {
        await using var service = new LoopbackService(Answers.Json(200, """{"output":{"message":{"role":"assistant"}},"usage":{}}"""));
        using var client = Clients.Bedrock(service);

        var response = await client.ConverseAsync(ConverseRequests.Hello());

        Assert.Null(response.Output.Message.Content);
        Assert.Null(response.Metrics);
        Assert.Null(response.StopReason);
        Assert.Null(response.Usage.InputTokens);
        Assert.True(response.AdditionalModelResponseFields.IsNull());
    }

    [Theory]
    [InlineData("<html><body>gateway</body></html>")]
    [InlineData("""{"output":{"message":""")]
    [InlineData("")]
    public async Task ConverseAsync_SuccessWithoutJson_IsAnUnmarshallingError(string body)
    {
        await using var service = new LoopbackService(Answers.Json(200, body, ("x-amzn-RequestId", "request-8")));
        using var client = Clients.Bedrock(service);

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => client.ConverseAsync(ConverseRequests.Hello()));

        Assert.Equal("request-8", error.RequestId);
    }
}
