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

    public JsonNode Write(JsonObject schema) => Write(new SchemaNode(schema, root: schema), _material.Root()) ?? new JsonObject();

    /// <summary>An answer in plain sentences, for requests without a schema.</summary>
    public string WriteText() => _material.Stories.Count == 0
        ? _material.Phrases.Nothing
        : string.Join(' ', _material.Stories.Select(_material.Summary));

    private JsonNode? Write(SchemaNode schema, AnswerField field)
    {
        if (schema.IsConstant)
        {
            return schema.Constant?.DeepClone();
        }

        if (schema.Enum is { Count: > 0 } choices)
        {
            return SchemaFit.Choice(choices, _text.Propose(field), _material.Chance(field));
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

        SchemaFit.CompleteUnique(answer, schema);
        return answer;
    }

    private JsonNode? WriteString(SchemaNode schema, AnswerField field)
    {
        var proposal = _text.Propose(field);
        if (proposal is null && schema.AllowsNull)
        {
            return null;
        }

        var formatted = _text.Formatted(schema.Format, field);
        return SchemaFit.Text(proposal ?? formatted ?? "", schema, formatted, _material.Phrases.More);
    }
}

/// <summary>Decides how many items a list gets and what each is about.</summary>
internal sealed class ListItems(AnswerMaterial material)
{
    private const int UsualItems = 3;

    public IEnumerable<AnswerField> Places(SchemaNode list, AnswerField field)
    {
        var minimum = list.Whole("minItems") ?? 0;
        var maximum = list.Whole("maxItems") ?? int.MaxValue;
        var places = Subjects(list, field, minimum, maximum).Take(maximum).ToList();
        for (var index = 0; index < Math.Max(minimum, places.Count); index++)
        {
            yield return (index < places.Count ? places[index] : field) with { Index = index, Parent = field };
        }
    }

    private IEnumerable<AnswerField> Subjects(SchemaNode list, AnswerField field, int minimum, int maximum)
    {
        return field switch
        {
            _ when IsScript(list, field) => Script(maximum).Select(line => field with { Line = line }),
            { Line: { } spoken } when field.Is("id", "stor") =>
                About(material.Stories.Where(story => spoken.StoryIds.Contains(story.Story.Id))),
            { Story: not null } when field.Name.EndsWith("ids", StringComparison.Ordinal) => [field],
            _ when IsAboutStories(list, field) => About(material.Stories.Take(material.Parameters.MostStories)),
            _ => Enumerable.Repeat(field, Math.Clamp(Usual(field), minimum, Math.Max(minimum, maximum))),
        };

        IEnumerable<AnswerField> About(IEnumerable<StoryProse> stories) => stories.Select(story => field with { Story = story });
    }

    // No more search terms than the headline has telling words.
    private static int Usual(AnswerField field) => field.Story is { } story && field.Is("term", "keyword")
        ? Math.Clamp(story.Keywords().Count, 1, UsualItems)
        : UsualItems;

    // When there is room for fewer sentences than the script has, greeting and goodbye stay.
    private IEnumerable<ScriptLine> Script(int maximum) => material.Script.Count <= maximum || maximum < 2
        ? material.Script
        : [.. material.Script.Take(maximum - 1), material.Script[^1]];

    private bool IsScript(SchemaNode list, AnswerField field) =>
        field.Story is null && field.Line is null && field.Is("sentence", "line")
        && (list.Items.Type == "string" || Names(list.Items).Any(name => name is "text" or "sentence" or "line"));

    private bool IsAboutStories(SchemaNode list, AnswerField field)
    {
        if (field.Story is not null || material.Stories.Count == 0)
        {
            return false;
        }

        if (list.Items.Type != "object")
        {
            return field.Is("id", "title", "headline", "highlight", "stor");
        }

        var names = Names(list.Items).ToList();
        return names.Any(name => name is "storyid" or "storyids")
            || (material.Agent != AgentNames.WeekendEvents && names.Any(name => name is "id" or "title" or "headline"));
    }

    private static IEnumerable<string> Names(SchemaNode schema) => schema.Properties.Select(property => AnswerField.Normal(property.Name));
}
