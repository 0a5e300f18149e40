namespace ContentGen.Simulator.Bedrock.Answers;

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
        if (IsScript(list, field))
        {
            return Script(maximum).Select(line => field with { Line = line });
        }

        if (field.Line is { } spoken && field.Is("id", "stor"))
        {
            return material.Stories.Where(story => spoken.StoryIds.Contains(story.Story.Id)).Select(story => field with { Story = story });
        }

        if (field.Name.EndsWith("ids", StringComparison.Ordinal) && field.Story is not null)
        {
            return [field];
        }

        if (IsAboutStories(list, field))
        {
            return material.Stories.Take(material.Parameters.MostStories).Select(story => field with { Story = story });
        }

        return Enumerable.Repeat(field, Math.Clamp(Usual(field), minimum, Math.Max(minimum, maximum)));
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
