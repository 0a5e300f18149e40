using System.Text.Json;

namespace ContentGen.Agents;

/// <summary>
/// Checks JSON against the part of JSON Schema that the agents' schemas use: type, enum, properties, required, additionalProperties,
/// items, minItems, maxItems, minLength, maxLength, minimum, maximum.
/// </summary>
internal static class SchemaCheck
{
    /// <summary>What is wrong, each with its path; empty when <paramref name="value"/> satisfies the schema.</summary>
    public static IReadOnlyList<string> Problems(JsonElement schema, JsonElement value) => [.. Check(schema, value, "answer")];

    private static IEnumerable<string> Check(JsonElement schema, JsonElement value, string path) =>
        schema.GetProperty("type").GetString() switch
        {
            "object" when value.ValueKind == JsonValueKind.Object => CheckObject(schema, value, path),
            "array" when value.ValueKind == JsonValueKind.Array => CheckArray(schema, value, path),
            "string" when value.ValueKind == JsonValueKind.String => CheckString(schema, value.GetString()!, path),
            "number" when value.ValueKind == JsonValueKind.Number =>
                Range(schema, "minimum", "maximum", value.GetDouble(), $"{path}: value"),
            var type => [$"{path}: is {value.ValueKind.ToString().ToLowerInvariant()}, must be {type}."],
        };

    private static IEnumerable<string> CheckObject(JsonElement schema, JsonElement value, string path)
    {
        var properties = schema.GetProperty("properties");
        string[] required = [.. schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)];
        var missing = required
            .Where(name => !value.TryGetProperty(name, out _))
            .Select(name => $"{path}.{name}: is missing.");
        // What may be left out may be null: models write it so.
        var given = value.EnumerateObject()
            .Where(property => property.Value.ValueKind != JsonValueKind.Null || required.Contains(property.Name));
        var present = given.SelectMany(property =>
            properties.TryGetProperty(property.Name, out var inner)
                ? Check(inner, property.Value, $"{path}.{property.Name}")
                : [$"{path}: has an unknown property."]);
        return missing.Concat(present);
    }

    private static IEnumerable<string> CheckArray(JsonElement schema, JsonElement value, string path)
    {
        var items = schema.GetProperty("items");
        return Range(schema, "minItems", "maxItems", value.GetArrayLength(), $"{path}: number of items")
            .Concat(value.EnumerateArray().SelectMany((item, index) => Check(items, item, $"{path}[{index}]")));
    }

    private static IEnumerable<string> CheckString(JsonElement schema, string value, string path)
    {
        var lengths = Range(schema, "minLength", "maxLength", value.Length, $"{path}: number of characters");
        return schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(item => item.ValueEquals(value))
            ? lengths.Append($"{path}: must be one of {string.Join(", ", allowed.EnumerateArray().Select(item => item.GetString()))}.")
            : lengths;
    }

    private static IEnumerable<string> Range(JsonElement schema, string least, string most, double value, string what)
    {
        if (schema.TryGetProperty(least, out var minimum) && value < minimum.GetDouble())
        {
            yield return FormattableString.Invariant($"{what} is {value}, must be at least {minimum.GetDouble()}.");
        }

        if (schema.TryGetProperty(most, out var maximum) && value > maximum.GetDouble())
        {
            yield return FormattableString.Invariant($"{what} is {value}, must be at most {maximum.GetDouble()}.");
        }
    }
}
