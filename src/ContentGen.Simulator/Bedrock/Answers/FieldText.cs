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

        if (field.Is("speaker"))
        {
            return line.Speaker;
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

/// <summary>Texts about one story by the name of their field.</summary>
internal sealed class StoryText(AnswerMaterial material)
{
    private const int LongestHeadline = 140;

    private static readonly string[] Reasons =
    [
        "It touches many people directly and there is something new in it today.",
        "It is easy to follow without having heard of it before, and it changes how the next days may look.",
        "It is well sourced, it is fresh, and it widens the range of the brief.",
        "It balances the heavier items and gives the listener something to pass on.",
    ];

    private static readonly string[] Favorites =
    [
        "It is the one that people will still be talking about tomorrow, because it is concrete, surprising and easy to retell.",
        "It stands out among today’s items: it has a clear subject, a real turn, and it says something about more than itself.",
        "It combines news with curiosity, and it leaves the listener with a question worth thinking about.",
    ];

    private static readonly string[] Moods = ["calm and factual", "bright and curious", "serious and clear", "warm and documentary"];

    public string? Propose(AnswerField field, StoryProse prose)
    {
        var story = prose.Story;
        return field.Name switch
        {
            "category" or "topic" or "section" => story.Category ?? "general",
            "source" or "publisher" or "sourcename" => story.Source,
            "title" or "headline" or "name" or "storytitle" => story.Title,
            "summary" or "description" or "excerpt" or "text" or "content" => prose.Summary(),
            _ when field.IsId => story.Id,
            _ when field.Is("image", "picture", "photo") && field.Is("url", "uri", "link") => story.ImageUrl,
            _ when field.Is("url", "uri", "link") => story.Url,
            _ when field.Is("image") && field.Name is "image" => story.ImageUrl,
            _ => Described(field, prose),
        };
    }

    private string Described(AnswerField field, StoryProse prose)
    {
        if (field.Is("reason", "why", "rationale", "because", "justification"))
        {
            return Reason(field, prose);
        }

        if (field.Is("alt", "caption"))
        {
            return $"A picture for this story: {Told(prose)}";
        }

        if (field.Is("term", "keyword", "tag", "query", "search"))
        {
            return Term(field, prose);
        }

        if (field.Is("mood", "style", "tone"))
        {
            return Moods[material.Chance(field) % Moods.Length];
        }

        return prose.Summary();
    }

    private string Reason(AnswerField field, StoryProse prose)
    {
        var pool = material.Agent == AgentNames.FavoriteSelector ? Favorites : Reasons;
        return $"{pool[material.Chance(field) % pool.Length]} The headline says it best: {Told(prose)}";
    }

    private static string Term(AnswerField field, StoryProse prose)
    {
        var terms = prose.Keywords();
        return field.Index < terms.Count ? terms[field.Index] : prose.Story.Category ?? "news";
    }

    private static string Told(StoryProse prose) => Prose.Closed(SchemaFit.Shortened(prose.Headline, LongestHeadline));
}
