using System.Text.Json.Nodes;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.Bedrock.Validation;

/// <summary>The rules of a conversation: who speaks first, who speaks next, nothing blank, every tool result asked for.</summary>
internal static class MessageRules
{
    public static IReadOnlyList<JsonObject> Demand(JsonObject body)
    {
        if (body["messages"] is null)
        {
            throw AwsErrors.Missing("messages");
        }

        var messages = new List<JsonObject>();
        foreach (var (node, field) in Field.Items(body["messages"], "messages"))
        {
            messages.Add(Field.Object(node, field));
            DemandContent(messages[^1], field);
        }

        DemandSystem(body);
        DemandTurns(messages);
        DemandToolResults(body, messages);
        return messages;
    }

    private static void DemandContent(JsonObject message, string field)
    {
        if (message["role"].Text() is not ("user" or "assistant"))
        {
            throw AwsErrors.NotAmong($"{field}.role", message["role"]?.ToString(), ["user", "assistant"]);
        }

        if (message["content"] is null)
        {
            throw AwsErrors.Missing($"{field}.content");
        }

        var blocks = Field.Items(message["content"], $"{field}.content");
        if (blocks.Count == 0)
        {
            throw AwsErrors.Validation($"The content field in the Message object at {field} is empty. Add a ContentBlock object.");
        }

        foreach (var (block, place) in blocks)
        {
            DemandBlock(block, place);
        }
    }

    private static void DemandBlock(JsonNode? block, string field)
    {
        var content = Field.Object(block, field);
        if (content.Count != 1)
        {
            throw AwsErrors.Validation($"The ContentBlock object at {field} must set exactly one of its members.");
        }

        if (content["text"] is JsonValue text && string.IsNullOrWhiteSpace(text.ToString()))
        {
            throw AwsErrors.Validation($"The text field in the ContentBlock object at {field} is blank. Add text to it.");
        }
    }

    private static void DemandSystem(JsonObject body)
    {
        foreach (var (block, field) in body["system"] is { } blocks ? Field.Items(blocks, "system") : [])
        {
            if (block?["text"] is { } text && string.IsNullOrWhiteSpace(text.ToString()))
            {
                throw AwsErrors.Validation($"The text field in the SystemContentBlock object at {field} is blank. Add text to it.");
            }
        }
    }

    private static void DemandTurns(List<JsonObject> messages)
    {
        if (messages.Count == 0 || Role(messages[0]) != "user")
        {
            throw AwsErrors.Validation("A conversation must start with a user message.");
        }

        if (messages.Zip(messages.Skip(1)).Any(turn => Role(turn.First) == Role(turn.Second)))
        {
            throw AwsErrors.Validation("A conversation must alternate between user and assistant roles.");
        }
    }

    private static void DemandToolResults(JsonObject body, List<JsonObject> messages)
    {
        if (body["toolConfig"] is null && messages.Any(message => Ids(message, "toolUse").Concat(Ids(message, "toolResult")).Any()))
        {
            throw AwsErrors.Validation("The toolConfig field must be defined when using toolUse and toolResult content blocks.");
        }

        for (var index = 1; index < messages.Count; index++)
        {
            var asked = Ids(messages[index - 1], "toolUse").ToHashSet();
            var answered = Ids(messages[index], "toolResult").ToHashSet();
            if (!answered.IsSubsetOf(asked))
            {
                throw AwsErrors.Validation(
                    $"The number of toolResult blocks at messages.{index}.content exceeds the number of toolUse blocks of previous turn.");
            }

            if (Role(messages[index]) == "user" && !asked.IsSubsetOf(answered))
            {
                throw AwsErrors.Validation(
                    $"Expected toolResult blocks at messages.{index}.content for the following Ids: "
                    + string.Join(", ", asked.Except(answered)));
            }
        }
    }

    private static IEnumerable<string> Ids(JsonObject message, string member) => ((JsonArray)message["content"]!)
        .Select(block => block?[member]?["toolUseId"]?.ToString())
        .OfType<string>();

    private static string Role(JsonObject message) => message["role"]!.ToString();
}
