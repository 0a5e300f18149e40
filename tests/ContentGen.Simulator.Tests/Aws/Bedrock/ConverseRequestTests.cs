using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Runtime.Documents;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Bedrock;

[Collection(AwsCollection.Name)]
public sealed class ConverseRequestTests
{
    [Theory]
    [InlineData("us.anthropic.claude-haiku-4-5-20251001-v1:0", "/model/us.anthropic.claude-haiku-4-5-20251001-v1%3A0/converse")]
    [InlineData(
        "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0",
        "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile%2Fus.amazon.nova-lite-v1%3A0/converse")]
    public async Task ConverseAsync_ModelIdWithReservedCharacters_IsOneEscapedLabel(string modelId, string path)
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service);

        await client.ConverseAsync(ConverseRequests.Hello(modelId));

        Assert.Equal("POST", service.Request.Method);
        Assert.Equal(path, service.Request.Target);
        Assert.Equal("application/json", service.Request.Headers["Content-Type"]);
    }

    [Fact]
    public async Task ConverseAsync_MinimalRequest_WritesOnlyWhatIsSet()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service);

        await client.ConverseAsync(ConverseRequests.Hello());

        AssertJson("""{"messages":[{"content":[{"text":"Hello"}],"role":"user"}]}""", service.Request.Json);
    }

    [Fact]
    public async Task ConverseAsync_StructuredOutput_WritesTheSchemaAsText()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service);
        var request = ConverseRequests.Hello();
        request.System = [new() { Text = "Be brief." }, new() { CachePoint = new CachePointBlock { Type = "default" } }];
        request.InferenceConfig = new InferenceConfiguration { MaxTokens = 700, Temperature = 0.2f, TopP = 1f, StopSequences = ["END"] };
        request.OutputConfig = new OutputConfig
        {
            TextFormat = new OutputFormat
            {
                Type = OutputFormatType.Json_schema,
                Structure = new OutputFormatStructure
                {
                    JsonSchema = new JsonSchemaDefinition { Name = "stories", Description = "d", Schema = """{"type":"object"}""" },
                },
            },
        };

        await client.ConverseAsync(request);

        AssertJson(
            """
            {
              "inferenceConfig": { "maxTokens": 700, "stopSequences": ["END"], "temperature": 0.2, "topP": 1 },
              "messages": [{ "content": [{ "text": "Hello" }], "role": "user" }],
              "outputConfig": { "textFormat": {
                "structure": { "jsonSchema": { "description": "d", "name": "stories", "schema": "{\"type\":\"object\"}" } },
                "type": "json_schema" } },
              "system": [{ "text": "Be brief." }, { "cachePoint": { "type": "default" } }]
            }
            """,
            service.Request.Json);
    }

    [Fact]
    public async Task ConverseAsync_ToolsAndResults_WritesDocumentsAsJson()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service);
        var request = ConverseRequests.Hello();
        request.ToolConfig = ToolConfig(new ToolChoice { Tool = new SpecificToolChoice { Name = "emit" } });
        request.Messages.Add(new Message { Role = "assistant", Content = [new ContentBlock { ToolUse = Use() }] });
        request.Messages.Add(new Message { Role = "user", Content = [new ContentBlock { ToolResult = Result() }] });

        await client.ConverseAsync(request);

        AssertJson(
            """
            {
              "messages": [
                { "content": [{ "text": "Hello" }], "role": "user" },
                { "content": [{ "toolUse": { "input": { "n": 1, "ok": true, "list": [1.5, "é"] }, "name": "emit", "toolUseId": "t1" } }],
                  "role": "assistant" },
                { "content": [{ "toolResult": {
                    "content": [{ "json": { "a": "b" } }, { "text": "done" }], "status": "success", "toolUseId": "t1" } }],
                  "role": "user" }
              ],
              "toolConfig": {
                "toolChoice": { "tool": { "name": "emit" } },
                "tools": [{ "toolSpec": {
                  "description": "Emits.", "inputSchema": { "json": { "type": "object" } }, "name": "emit", "strict": true } }]
              }
            }
            """,
            service.Request.Json);
    }

    [Fact]
    public async Task ConverseAsync_ToolChoiceWithoutMembers_WritesAnEmptyObject()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service);
        var request = ConverseRequests.Hello();

        request.ToolConfig = ToolConfig(new ToolChoice { Any = new AnyToolChoice() });
        await client.ConverseAsync(request);
        request.ToolConfig = ToolConfig(new ToolChoice { Auto = new AutoToolChoice() });
        await client.ConverseAsync(request);

        var choices = service.Requests.Select(recorded => recorded.Json["toolConfig"]!["toolChoice"]!.ToJsonString());
        Assert.Equal(["""{"any":{}}""", """{"auto":{}}"""], choices);
    }

    [Fact]
    public async Task ConverseAsync_ModelFieldsAndMetadata_AreWritten()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service);
        var request = ConverseRequests.Hello();
        request.AdditionalModelRequestFields = Document.FromObject(new { top_k = 5 });
        request.AdditionalModelResponseFieldPaths = ["/stop_sequence"];
        request.PerformanceConfig = new PerformanceConfiguration { Latency = PerformanceConfigLatency.Optimized };
        request.RequestMetadata = new Dictionary<string, string> { ["agent"] = "NEWS_FETCHER" };
        request.ServiceTier = new ServiceTier { Type = ServiceTierType.Flex };

        await client.ConverseAsync(request);

        AssertJson(
            """
            {
              "additionalModelRequestFields": { "top_k": 5 },
              "additionalModelResponseFieldPaths": ["/stop_sequence"],
              "messages": [{ "content": [{ "text": "Hello" }], "role": "user" }],
              "performanceConfig": { "latency": "optimized" },
              "requestMetadata": { "agent": "NEWS_FETCHER" },
              "serviceTier": { "type": "flex" }
            }
            """,
            service.Request.Json);
    }

    [Fact]
    public async Task ConverseAsync_WithoutModelId_FailsBeforeSending()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service);

        var error = await Assert.ThrowsAsync<AmazonBedrockRuntimeException>(() => client.ConverseAsync(new ConverseRequest()));

        Assert.Contains("ModelId", error.Message, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    private static ToolConfiguration ToolConfig(ToolChoice choice) => new()
    {
        ToolChoice = choice,
        Tools =
        [
            new Tool
            {
                ToolSpec = new ToolSpecification
                {
                    Name = "emit",
                    Description = "Emits.",
                    Strict = true,
                    InputSchema = new ToolInputSchema { Json = Document.FromObject(new { type = "object" }) },
                },
            },
        ],
    };

    private static ToolUseBlock Use() => new()
    {
        ToolUseId = "t1",
        Name = "emit",
        Input = new Document(new Dictionary<string, Document>
        {
            ["n"] = 1,
            ["ok"] = true,
            ["list"] = new Document(1.5, "é"),
        }),
    };

    private static ToolResultBlock Result() => new()
    {
        ToolUseId = "t1",
        Status = ToolResultStatus.Success,
        Content =
        [
            new ToolResultContentBlock { Json = Document.FromObject(new { a = "b" }) },
            new ToolResultContentBlock { Text = "done" },
        ],
    };

    private static void AssertJson(string expected, JsonNode actual)
        => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
