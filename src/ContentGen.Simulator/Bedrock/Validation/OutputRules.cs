using System.Text.Json;
using System.Text.Json.Nodes;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.Bedrock.Validation;

/// <summary>The rules of structured text output, and the schema that the text keeps to.</summary>
internal static class OutputRules
{
    private const string SchemaField = "outputConfig.textFormat.structure.jsonSchema.schema";

    public static JsonObject? Demand(JsonObject body)
    {
        if (body["outputConfig"]?["textFormat"] is not { } node)
        {
            return null;
        }

        var format = Field.Object(node, "outputConfig.textFormat");
        if (format["type"].Text() != "json_schema")
        {
            throw AwsErrors.NotAmong("outputConfig.textFormat.type", format["type"]?.ToString(), ["json_schema"]);
        }

        // The schema travels as a string of JSON, not as JSON.
        var text = format["structure"]?["jsonSchema"]?["schema"].Text() ?? throw AwsErrors.Missing(SchemaField);
        var schema = Parse(text);
        StrictSchemaRules.Demand(schema, SchemaField);
        return schema;
    }

    private static JsonObject Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw AwsErrors.Validation($"{SchemaField} is not a JSON object.");
        }
        catch (JsonException)
        {
            throw AwsErrors.Validation($"{SchemaField} is not valid JSON.");
        }
    }
}

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
        foreach (var (item, place) in node is JsonArray ? Field.Items(node, field) : [])
        {
            Demand(item, place);
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

        if (schema["minItems"].Whole() > 1)
        {
            throw AwsErrors.Validation($"{field}: For 'array' type, 'minItems' values other than 0 or 1 are not supported");
        }
    }
}
