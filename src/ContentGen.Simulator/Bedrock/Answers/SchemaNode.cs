using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>A schema with its references followed and its alternatives decided.</summary>
/// <param name="root">The whole schema, where references are found.</param>
internal sealed class SchemaNode(JsonObject schema, JsonObject root)
{
    private const int MostReferences = 32;

    private readonly JsonObject _schema = Resolve(schema, root);

    /// <summary>The types allowed, without <c>null</c>. Guessed from the other keywords when the schema names none.</summary>
    public string Type => TypeNames().FirstOrDefault(name => name != "null") ?? (TypeNames().Any() ? "null" : GuessedType());

    public bool AllowsNull => TypeNames().Contains("null");

    public JsonArray? Enum => _schema["enum"] as JsonArray;

    public bool IsConstant => _schema.ContainsKey("const");

    public JsonNode? Constant => _schema["const"];

    public string? Format => _schema["format"]?.ToString();

    public string? Pattern => _schema["pattern"]?.ToString();

    public bool HasUniqueItems => _schema["uniqueItems"]?.ToString() == "true";

    public SchemaNode Items => Node(_schema["items"]);

    public IEnumerable<(string Name, SchemaNode Schema)> Properties =>
        (_schema["properties"] as JsonObject ?? []).Select(property => (property.Key, Node(property.Value)));

    public IReadOnlySet<string> Required => (_schema["required"] as JsonArray ?? []).Select(name => name!.ToString()).ToHashSet();

    public double? Number(string keyword) => _schema[keyword].Number();

    public int? Whole(string keyword) => (int?)Number(keyword);

    private IEnumerable<string> TypeNames() => _schema["type"] switch
    {
        JsonArray names => names.Select(name => name!.ToString()),
        JsonValue name => [name.ToString()],
        _ => [],
    };

    private string GuessedType() =>
        _schema.ContainsKey("properties") ? "object"
        : _schema.ContainsKey("items") ? "array"
        : _schema.ContainsKey("minimum") || _schema.ContainsKey("maximum") ? "number"
        : "string";

    private SchemaNode Node(JsonNode? part) => new(part as JsonObject ?? [], root);

    private static JsonObject Resolve(JsonObject schema, JsonObject root)
    {
        var current = schema;
        for (var step = 0; step < MostReferences; step++)
        {
            if (current["$ref"] is { } reference)
            {
                current = Merge(current, Referenced(reference.ToString(), root), "$ref");
            }
            else if (current["allOf"] is JsonArray { Count: > 0 } all)
            {
                current = all.OfType<JsonObject>().Aggregate(current, (merged, part) => Merge(merged, Resolve(part, root), "allOf"));
            }
            else if ((current["anyOf"] ?? current["oneOf"]) is JsonArray { Count: > 0 } any)
            {
                current = Merge(current, Alternative(any, root), "anyOf", "oneOf");
            }
            else
            {
                return current;
            }
        }

        return current;
    }

    // An alternative that is only null says that the value may be missing, not what it is.
    private static JsonObject Alternative(JsonArray alternatives, JsonObject root)
    {
        var schemas = alternatives.OfType<JsonObject>().ToList();
        return Resolve(schemas.Find(schema => schema["type"]?.ToString() != "null") ?? schemas[0], root);
    }

    private static JsonObject Referenced(string reference, JsonObject root)
    {
        JsonNode? node = root;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node?[part.Replace("~1", "/").Replace("~0", "~")];
        }

        return node as JsonObject ?? [];
    }

    private static JsonObject Merge(JsonObject one, JsonObject other, params string[] without)
    {
        var merged = new JsonObject();
        foreach (var (name, value) in one.Where(entry => !without.Contains(entry.Key)))
        {
            merged[name] = value?.DeepClone();
        }

        foreach (var (name, value) in other)
        {
            merged[name] = Combined(name, merged[name], value);
        }

        return merged;
    }

    private static JsonNode? Combined(string keyword, JsonNode? one, JsonNode? other) => (keyword, one, other) switch
    {
        ("properties", JsonObject left, JsonObject right) => Merge(left, right),
        ("required", JsonArray left, JsonArray right) => new JsonArray([.. left.Concat(right).Select(name => name!.DeepClone())]),
        _ => other?.DeepClone(),
    };
}
