using System.Text.Json.Nodes;
using ContentGen.Simulator.Bedrock.Validation;

namespace ContentGen.Simulator.Bedrock;

/// <summary>A Converse request that has passed every check.</summary>
internal sealed record ConverseRequest(string? Agent, string UserText)
{
    /// <summary>All text that the model reads, for the token count.</summary>
    public required string AllText { get; init; }

    /// <summary>The tool to answer with, or null to answer with text.</summary>
    public ToolSpec? Tool { get; init; }

    /// <summary>The schema that a text answer keeps to, or null for free text.</summary>
    public JsonObject? OutputSchema { get; init; }

    public int MaxTokens { get; init; } = int.MaxValue;

    /// <exception cref="RefusedException">Bedrock refuses it.</exception>
    public static ConverseRequest Read(JsonObject body, string modelId)
    {
        var messages = MessageRules.Demand(body);
        InferenceRules.Demand(body, modelId);
        MetadataRules.Demand(body);
        var tool = ToolRules.Demand(body);
        var schema = OutputRules.Demand(body);

        var system = Texts(body["system"]);
        var conversation = messages.SelectMany(message => Texts(message["content"]));
        var user = messages.Where(message => message["role"]?.ToString() == "user").SelectMany(message => Texts(message["content"]));
        return new ConverseRequest(AgentNames.Find(body), string.Join('\n', user))
        {
            AllText = string.Concat([.. system, .. conversation, body["toolConfig"]?.ToJsonString() ?? "", schema?.ToJsonString() ?? ""]),
            Tool = tool,
            OutputSchema = schema,
            MaxTokens = body["inferenceConfig"]?["maxTokens"].Whole() ?? int.MaxValue,
        };
    }

    // Tool results may carry text or JSON of their own.
    private static IEnumerable<string> Texts(JsonNode? blocks) => (blocks as JsonArray ?? []).SelectMany(block => (IEnumerable<string?>)
    [
        (block?["text"] as JsonValue)?.ToString(),
        block?["json"]?.ToJsonString(),
        .. Texts(block?["toolResult"]?["content"]),
        block?["toolUse"]?["input"]?.ToJsonString(),
    ]).OfType<string>();
}

internal sealed record ToolSpec(string Name, JsonObject Schema);
