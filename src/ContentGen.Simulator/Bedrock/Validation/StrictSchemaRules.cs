using System.Text.Json;
using System.Text.Json.Nodes;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.Bedrock.Validation;

/// <summary>
/// What structured output and strict tools leave out of JSON Schema, as documented: open objects, and bounds on numbers, texts and
/// lists.
/// </summary>
internal static class StrictSchemaRules
{
    private static readonly string[] Unsupported =
        ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "maxItems", "uniqueItems"];

    public static void Demand(JsonNode? node, string field)
    {
        if (node is JsonArray list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                Demand(list[index], $"{field}.{index}");
            }
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        if (schema["type"] is JsonValue)
        {
            DemandKeywords(schema, field);
        }

        foreach (var (name, value) in schema.Where(entry => entry.Key is not ("enum" or "const" or "default" or "examples")))
        {
            Demand(value, $"{field}.{name}");
        }
    }

    private static void DemandKeywords(JsonObject schema, string field)
    {
        var type = schema["type"]!.ToString();
        if (type == "object" && schema["additionalProperties"]?.GetValueKind() != JsonValueKind.False)
        {
            throw AwsErrors.Validation($"{field}: For 'object' type, 'additionalProperties' must be explicitly set to false");
        }

        if (Unsupported.FirstOrDefault(schema.ContainsKey) is { } keyword)
        {
            throw AwsErrors.Validation($"{field}: For '{type}' type, property '{keyword}' is not supported");
        }

        if (Field.Whole(schema["minItems"]) > 1)
        {
            throw AwsErrors.Validation($"{field}: For 'array' type, 'minItems' values other than 0 or 1 are not supported");
        }
    }
}
