namespace ContentGen.Simulator.Tests.Bedrock;

public sealed class ConverseCheckTests : IAsyncLifetime
{
    private TestSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Theory]
    [InlineData("us.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("global.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0")]
    [InlineData("arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/ab12cd34ef56")]
    [InlineData("amazon.nova-lite-v1:0")]
    public async Task Converse_KnownModel_Answers(string model)
    {
        var answer = await _simulator.ConverseAsync(Ask.ForScript(), model);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("claude", HttpStatusCode.BadRequest, "ValidationException", "The provided model identifier is invalid.")]
    [InlineData("anthropic.claude-haiku-4-5-20251001-v1:0", HttpStatusCode.BadRequest, "ValidationException", "on-demand throughput")]
    [InlineData("anthropic.claude-3-haiku-20240307-v1:0", HttpStatusCode.NotFound, "ResourceNotFoundException", "end of its life")]
    [InlineData("us.anthropic.claude-3-haiku-20240307-v1:0", HttpStatusCode.NotFound, "ResourceNotFoundException", "end of its life")]
    public async Task Converse_ModelThatCannotAnswer_IsRefused(string model, HttpStatusCode status, string type, string message)
    {
        var answer = await _simulator.ConverseAsync(Ask.ForScript(), model);

        Assert.Equal(status, answer.Status);
        Assert.Equal(type, answer.ErrorType);
        Assert.Contains(message, answer.Message);
    }

    [Theory]
    [InlineData("""{ "messages": [] }""", "must start with a user message")]
    [InlineData("""{ "messages": [{ "role": "assistant", "content": [{ "text": "x" }] }] }""", "must start with a user message")]
    [InlineData(
        """{ "messages": [{ "role": "user", "content": [{ "text": "x" }] }, { "role": "user", "content": [{ "text": "x" }] }] }""",
        "must alternate")]
    [InlineData("""{ "messages": [{ "role": "user", "content": [] }] }""", "messages.0 is empty")]
    [InlineData("""{ "messages": [{ "role": "user", "content": [{ "text": " " }] }] }""", "messages.0.content.0 is blank")]
    [InlineData("""{ "messages": [{ "role": "system", "content": [{ "text": "x" }] }] }""", "messages.0.role")]
    [InlineData("""{ "system": [{ "text": "" }] }""", "system.0 is blank")]
    [InlineData("""{ "inferenceConfig": { "temperature": 1.5 } }""", "inferenceConfig.temperature")]
    [InlineData("""{ "inferenceConfig": { "topP": -1 } }""", "inferenceConfig.topP")]
    [InlineData("""{ "inferenceConfig": { "maxTokens": 0 } }""", "inferenceConfig.maxTokens")]
    [InlineData("""{ "inferenceConfig": { "maxTokens": 1000000 } }""", "exceeds the model limit")]
    [InlineData("""{ "inferenceConfig": { "temperature": 0.5, "topP": 0.5 } }""", "cannot both be specified")]
    [InlineData("""{ "requestMetadata": { "agent": "a|b" } }""", "requestMetadata.agent")]
    [InlineData("""{ "toolConfig": { "tools": [] } }""", "toolConfig.tools")]
    [InlineData(
        """{ "toolConfig": { "tools": [{ "toolSpec": { "name": "a b", "inputSchema": { "json": { "type": "object" } } } }] } }""",
        "toolSpec.name")]
    [InlineData("""{ "toolConfig": { "tools": [{ "toolSpec": { "name": "a" } }] } }""", "inputSchema.json")]
    [InlineData(
        """{ "toolConfig": { "tools": [{ "toolSpec": { "name": "a", "inputSchema": { "json": { "type": "array" } } } }] } }""",
        "must be one of the following: object")]
    [InlineData("""{ "toolConfig": { "tools": [{ "toolSpec": { "name": "a", "inputSchema": { "json": { "type": "object" } } } }], "toolChoice": { "tool": { "name": "b" } } } }""", "The tool b")]
    [InlineData("""{ "toolConfig": { "tools": [{ "toolSpec": { "name": "a", "strict": true, "inputSchema": { "json": { "type": "object" } } } }] } }""", "additionalProperties")]
    [InlineData("""{ "outputConfig": { "textFormat": { "type": "json" } } }""", "outputConfig.textFormat.type")]
    [InlineData(
        """{ "outputConfig": { "textFormat": { "type": "json_schema", "structure": { "jsonSchema": { "schema": "{" } } } } }""",
        "not valid JSON")]
    [InlineData("""{ "outputConfig": { "textFormat": { "type": "json_schema", "structure": { "jsonSchema": { "schema": "{\"type\":\"integer\",\"minimum\":1}" } } } } }""", "'minimum' is not supported")]
    public async Task Converse_BadRequest_IsAValidationExceptionThatNamesTheField(string change, string message)
    {
        var request = Ask.ForScript();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            request[name] = value?.DeepClone();
        }

        var answer = await _simulator.ConverseAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("ValidationException", answer.ErrorType);
        Assert.Contains(message, answer.Message);
    }

    [Fact]
    public async Task Converse_ToolResultNobodyAskedFor_IsRefused()
    {
        var request = Ask.ForScript();
        request["messages"]!.AsArray().Add(Ask.Message("assistant", new JsonObject { ["text"] = "x" }));
        request["messages"]!.AsArray()
            .Add(Ask.Message(
                "user", JsonNode.Parse("""{ "toolResult": { "toolUseId": "t", "content": [{ "text": "x" }] } }""")!.AsObject()));

        var answer = await _simulator.ConverseAsync(request);

        Assert.Contains("exceeds the number of toolUse blocks", answer.Message);
    }

    [Fact]
    public async Task Converse_BodyThatIsNoJson_IsASerializationException()
    {
        var path = $"/model/{Uri.EscapeDataString(TestSimulator.Model)}/converse";

        var answer = await _simulator.SendAsync(TestSimulator.Signed(HttpMethod.Post, path, "bedrock", "{ no"));

        Assert.Equal("SerializationException", answer.ErrorType);
    }
}
