using System.Text.Json.Nodes;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.Bedrock.Validation;

/// <summary>Reads single fields of a request.</summary>
internal static class Field
{
    /// <summary>The items of a list, each with its place in the request.</summary>
    public static IReadOnlyList<(JsonNode? Node, string Field)> Items(JsonNode? node, string field) => node is JsonArray items
        ? [.. items.Select((item, index) => (item, $"{field}.{index}"))]
        : throw WrongType(field, "a list");

    public static JsonObject Object(JsonNode? node, string field) => node as JsonObject ?? throw WrongType(field, "a structure");

    public static void Range(JsonObject owner, string name, string field, double minimum, double maximum)
    {
        if (owner[name] is not { } node)
        {
            return;
        }

        var number = node.Number() ?? throw WrongType(field, "a number");
        if (number < minimum)
        {
            throw AwsErrors.Constraint(field, node.ToString(), $"Member must have value greater than or equal to {minimum}");
        }

        if (number > maximum)
        {
            throw AwsErrors.Constraint(field, node.ToString(), $"Member must have value less than or equal to {maximum}");
        }
    }

    private static RefusedException WrongType(string field, string expected) =>
        AwsErrors.Refusal(400, "SerializationException", $"{field} is not {expected}.");
}
