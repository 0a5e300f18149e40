using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock.Validation;

/// <summary>Reads a Converse request and refuses what Bedrock refuses.</summary>
internal static class ConverseRequestReader
{
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
        return new ConverseRequest(AgentOfRequest.Find(body), string.Join('\n', user))
        {
            AllText = string.Concat([.. system, .. conversation, body["toolConfig"]?.ToJsonString() ?? "", schema?.ToJsonString() ?? ""]),
            Tool = tool,
            OutputSchema = schema,
            MaxTokens = Field.Whole(body["inferenceConfig"]?["maxTokens"]) ?? int.MaxValue,
        };
    }

    // Tool results may carry text or JSON of their own.
    private static IEnumerable<string> Texts(JsonNode? blocks)
    {
        foreach (var block in blocks as JsonArray ?? [])
        {
            if (block?["text"] is JsonValue text)
            {
                yield return text.ToString();
            }

            if (block?["json"] is { } json)
            {
                yield return json.ToJsonString();
            }

            foreach (var nested in Texts(block?["toolResult"]?["content"]))
            {
                yield return nested;
            }

            if (block?["toolUse"]?["input"] is { } input)
            {
                yield return input.ToJsonString();
            }
        }
    }
}
