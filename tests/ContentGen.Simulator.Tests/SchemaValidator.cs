using System.Text.Json;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.Tests;

/// <summary>The part of JSON Schema that the tests need, written apart from the code under test.</summary>
internal static class SchemaValidator
{
    public static IReadOnlyList<string> Errors(JsonObject schema, JsonNode? value) => [.. Check(schema, value, schema, "$")];

    private static IEnumerable<string> Check(JsonObject schema, JsonNode? value, JsonObject root, string at)
    {
        if (schema["$ref"] is { } reference)
        {
            return Check(root["$defs"]![reference.ToString().Split('/')[^1]]!.AsObject(), value, root, at);
        }

        if (schema["anyOf"] is JsonArray any)
        {
            return any.Any(one => !Check(one!.AsObject(), value, root, at).Any()) ? [] : [$"{at}: fits no alternative"];
        }

        var errors = new List<string>();
        if (schema["type"] is { } type && !Types(type).Any(name => IsOfType(name, value)))
        {
            errors.Add($"{at}: {value?.ToJsonString() ?? "null"} is no {type}");
        }

        if (schema["enum"] is JsonArray choices && !choices.Any(choice => JsonNode.DeepEquals(choice, value)))
        {
            errors.Add($"{at}: {value} is not among {choices.ToJsonString()}");
        }

        if (schema.ContainsKey("const") && !JsonNode.DeepEquals(schema["const"], value))
        {
            errors.Add($"{at}: {value} is not {schema["const"]}");
        }

        errors.AddRange(value switch
        {
            JsonObject found => CheckObject(schema, found, root, at),
            JsonArray found => CheckArray(schema, found, root, at),
            JsonValue found => CheckScalar(schema, found, at),
            _ => [],
        });
        return errors;
    }

    private static IEnumerable<string> CheckObject(JsonObject schema, JsonObject value, JsonObject root, string at)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var name in schema["required"] as JsonArray ?? [])
        {
            if (!value.ContainsKey(name!.ToString()))
            {
                yield return $"{at}: lacks {name}";
            }
        }

        foreach (var (name, member) in value)
        {
            if (properties[name] is JsonObject property)
            {
                foreach (var error in Check(property, member, root, $"{at}.{name}"))
                {
                    yield return error;
                }
            }
            else if (schema["additionalProperties"]?.GetValueKind() == JsonValueKind.False)
            {
                yield return $"{at}: has {name} too many";
            }
        }
    }

    private static IEnumerable<string> CheckArray(JsonObject schema, JsonArray value, JsonObject root, string at)
    {
        if (value.Count < (Number(schema, "minItems") ?? 0) || value.Count > (Number(schema, "maxItems") ?? int.MaxValue))
        {
            yield return $"{at}: has {value.Count} items";
        }

        if (schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True
            && value.Select(item => item?.ToJsonString()).Distinct().Count() != value.Count)
        {
            yield return $"{at}: repeats items";
        }

        for (var index = 0; index < value.Count; index++)
        {
            foreach (var error in Check(schema["items"] as JsonObject ?? [], value[index], root, $"{at}[{index}]"))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<string> CheckScalar(JsonObject schema, JsonValue value, string at)
    {
        if (value.TryGetValue<string>(out var text))
        {
            if (text.Length < (Number(schema, "minLength") ?? 0) || text.Length > (Number(schema, "maxLength") ?? int.MaxValue))
            {
                yield return $"{at}: is {text.Length} long";
            }

            if (schema["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.ToString()))
            {
                yield return $"{at}: '{text}' does not match {pattern}";
            }
        }
        else if (value.GetValueKind() == JsonValueKind.Number)
        {
            var number = value.Deserialize<double>();
            if (number < (Number(schema, "minimum") ?? double.MinValue) || number > (Number(schema, "maximum") ?? double.MaxValue))
            {
                yield return $"{at}: {number} is out of range";
            }
        }
    }

    private static IEnumerable<string> Types(JsonNode type) =>
        type is JsonArray many ? many.Select(name => name!.ToString()) : [type.ToString()];

    private static bool IsOfType(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value!.Deserialize<double>() % 1 == 0,
        _ => false,
    };

    private static double? Number(JsonObject schema, string keyword) => schema[keyword]?.Deserialize<double>();
}
