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
        if (Field.Text(format["type"]) != "json_schema")
        {
            throw AwsErrors.NotAmong("outputConfig.textFormat.type", format["type"]?.ToString(), ["json_schema"]);
        }

        // The schema travels as a string of JSON, not as JSON.
        var text = Field.Text(format["structure"]?["jsonSchema"]?["schema"]) ?? throw Field.Missing(SchemaField);
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
