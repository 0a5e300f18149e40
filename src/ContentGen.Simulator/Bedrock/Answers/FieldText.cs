using System.Globalization;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Texts by the name of their field. Null means that there is nothing to say, and the field is null when it may be.</summary>
internal sealed class FieldText(AnswerMaterial material, TimeProvider timeProvider)
{
    private readonly StoryText _story = new(material);

    public string? Propose(AnswerField field)
    {
        if (field.Line is { } line)
        {
            return OfLine(field, line);
        }

        if (material.Agent == AgentNames.WeekendEvents && field.Story is null)
        {
            return OfWeekend(field);
        }

        var story = field.Story ?? (field.IsId ? material.Favorite : null);
        return story is null ? OfBrief(field) : _story.Propose(field, story);
    }

    /// <summary>A text of a format that JSON Schema names, or null when the format asks for nothing special.</summary>
    public string? Formatted(string? format, AnswerField field) => format switch
    {
        "date" => timeProvider.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "date-time" => timeProvider.GetUtcNow().ToString("yyyy-MM-dd'T'HH':'mm':'ss'Z'", CultureInfo.InvariantCulture),
        "time" => "10:00:00Z",
        "uri" or "url" => field.Story?.Story.Url ?? "https://example.com/",
        "email" => "news@example.com",
        "uuid" => $"00000000-0000-4000-8000-{material.Chance(field):x12}",
        _ => null,
    };

    private string? OfLine(AnswerField field, ScriptLine line)
    {
        if (field.IsId)
        {
            return field.Story?.Story.Id ?? line.StoryIds.FirstOrDefault();
        }

        return field.Is("kind", "type", "role") ? line.Kind : line.Text;
    }

    private string OfWeekend(AnswerField field)
    {
        var idea = WeekendPool.Pick(field.Index, material.Seed);
        if (field.IsId)
        {
            return $"weekend-{field.Index + 1}";
        }

        if (field.Is("category", "type", "kind", "tag"))
        {
            return idea.Category;
        }

        if (field.Is("when", "day", "time"))
        {
            return field.Index % 2 == 0 ? "Saturday morning" : "Sunday afternoon";
        }

        if (field.Is("where", "location", "place"))
        {
            return "close to home";
        }

        if (field.Is("intro", "summary", "overview", "why") && field.Depth <= 1)
        {
            return "A few unhurried ideas for the days off, none of which needs a ticket.";
        }

        return field.Is("title", "name", "activity", "headline") ? idea.Title : idea.Description;
    }

    private string? OfBrief(AnswerField field)
    {
        if (field.Is("url", "image", "link"))
        {
            return null;
        }

        if (field.Is("greeting", "intro", "opening"))
        {
            return material.Script[0].Text;
        }

        if (field.Is("goodbye", "outro", "closing", "signoff"))
        {
            return material.Script[^1].Text;
        }

        if (field.Is("script", "fulltext"))
        {
            return string.Join(' ', material.Script.Select(line => line.Text));
        }

        if (field.Is("title", "headline", "name"))
        {
            return "Today’s brief";
        }

        if (material.Stories.Count == 0)
        {
            return "There is nothing to report yet.";
        }

        return field.Is("why", "reason", "rationale", "explanation")
            ? "Together these stories cover what most people will talk about today, with room for one that may surprise them."
            : $"Today’s brief leads with this: {Prose.Closed(material.Stories[0].Headline)}";
    }
}
