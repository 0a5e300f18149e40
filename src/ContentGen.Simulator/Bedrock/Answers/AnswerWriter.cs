using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>
/// Writes an answer to any schema: the schema decides the form, the names of its fields decide what of the stories goes where.
/// The same request and seed give the same answer.
/// </summary>
internal sealed class AnswerWriter
{
    private const int DeepestOptional = 8;

    private readonly AnswerMaterial _material;
    private readonly FieldText _text;
    private readonly FieldNumber _number;
    private readonly ListItems _lists;

    public AnswerWriter(string? agent, IReadOnlyList<Story> stories, RequestParameters parameters, int seed, TimeProvider timeProvider)
    {
        _material = new AnswerMaterial(agent, stories, parameters, seed);
        _text = new FieldText(_material, timeProvider);
        _number = new FieldNumber(_material);
        _lists = new ListItems(_material);
    }

    public JsonNode Write(JsonObject schema) => Write(SchemaNode.Root(schema), _material.Root()) ?? new JsonObject();

    /// <summary>An answer in plain sentences, for requests without a schema.</summary>
    public string WriteText() => _material.Stories.Count == 0
        ? "There are no stories in this request, so there is nothing to report."
        : string.Join(' ', _material.Stories.Select(story => story.Summary()));

    private JsonNode? Write(SchemaNode schema, AnswerField field)
    {
        if (schema.IsConstant)
        {
            return schema.Constant?.DeepClone();
        }

        if (schema.Enum is { Count: > 0 } choices)
        {
            return EnumChoice.Pick(choices, _text.Propose(field), _material.Chance(field));
        }

        return schema.Type switch
        {
            "object" => WriteObject(schema, field),
            "array" => WriteArray(schema, field),
            "integer" => _number.Write(schema, field, isWhole: true),
            "number" => _number.Write(schema, field, isWhole: false),
            "boolean" => JsonValue.Create(_material.Chance(field) % 4 != 0),
            "null" => null,
            _ => WriteString(schema, field),
        };
    }

    private JsonObject WriteObject(SchemaNode schema, AnswerField field)
    {
        var required = schema.Required;
        var answer = new JsonObject();
        foreach (var (name, property) in schema.Properties)
        {
            // A schema may refer to itself without end; below a depth only what it demands is written.
            if (required.Contains(name) || field.Depth < DeepestOptional)
            {
                answer[name] = Write(property, field.Child(name));
            }
        }

        foreach (var name in required.Where(name => !answer.ContainsKey(name)))
        {
            answer[name] = _text.Propose(field.Child(name)) ?? "";
        }

        return answer;
    }

    private JsonArray WriteArray(SchemaNode schema, AnswerField field)
    {
        var answer = new JsonArray();
        if (field.Depth >= DeepestOptional && schema.Whole("minItems") is null or 0)
        {
            return answer;
        }

        foreach (var item in _lists.Places(schema, field))
        {
            var value = Write(schema.Items, item);
            if (!schema.HasUniqueItems || !answer.Any(earlier => JsonNode.DeepEquals(earlier, value)))
            {
                answer.Add(value);
            }
        }

        UniqueFill.Complete(answer, schema);
        return answer;
    }

    private JsonNode? WriteString(SchemaNode schema, AnswerField field)
    {
        var proposal = _text.Propose(field);
        if (proposal is null && schema.AllowsNull)
        {
            return null;
        }

        return StringFit.Fit(proposal ?? _text.Formatted(schema.Format, field) ?? "", schema, _text.Formatted(schema.Format, field));
    }
}
