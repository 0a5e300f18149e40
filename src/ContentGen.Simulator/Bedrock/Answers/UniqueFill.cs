using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Completes a list whose items must differ and which came out too short after equal ones were left out.</summary>
internal static class UniqueFill
{
    public static void Complete(JsonArray items, SchemaNode schema)
    {
        if (!schema.HasUniqueItems || items.Count == 0)
        {
            return;
        }

        if (schema.Items.Enum is { } choices)
        {
            FromEnum(items, choices, schema.Whole("minItems") ?? 0);
        }

        for (var number = 2; items.Count < schema.Whole("minItems"); number++)
        {
            if (Varied(items[0]!, number) is not { } other)
            {
                return;
            }

            items.Add(other);
        }
    }

    private static void FromEnum(JsonArray items, JsonArray choices, int minimum)
    {
        foreach (var choice in choices.Where(choice => !items.Any(item => JsonNode.DeepEquals(item, choice))).ToList())
        {
            if (items.Count < minimum)
            {
                items.Add(choice?.DeepClone());
            }
        }
    }

    private static JsonNode? Varied(JsonNode item, int number) => item.GetValueKind() switch
    {
        JsonValueKind.String => $"{item} {number}",
        JsonValueKind.Number when item.AsValue().TryGetValue<long>(out var whole) => JsonValue.Create(whole + number),
        JsonValueKind.Number => JsonValue.Create(item.GetValue<double>() + number),
        _ => null,
    };
}
