using System.Globalization;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Texts by the name of their field. Null means that there is nothing to say, and the field is null when it may be.</summary>
internal sealed class FieldText(AnswerMaterial material, TimeProvider timeProvider)
{
    private readonly StoryText _story = new(material);

    private AnswerPhrases Phrases => material.Phrases;

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
        var tips = Phrases.Tips;
        var tip = tips[(field.Index + SeededChance.Pick(tips.Count, material.Seed, "weekend")) % tips.Count];
        if (field.IsId)
        {
            return $"weekend-{field.Index + 1}";
        }

        if (field.Is("category", "type", "kind", "tag"))
        {
            return tip.Category;
        }

        if (field.Is("when", "day", "time"))
        {
            return Phrases.Days[field.Index % Phrases.Days.Count];
        }

        if (field.Is("where", "location", "place"))
        {
            return Phrases.Place;
        }

        if (field.Is("intro", "summary", "overview", "why") && field.Depth <= 1)
        {
            return Phrases.Weekend;
        }

        return field.Is("title", "name", "activity", "headline") ? tip.Title : tip.Description;
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
            return Phrases.Title;
        }

        if (material.Stories.Count == 0)
        {
            return Phrases.Nothing;
        }

        return field.Is("why", "reason", "rationale", "explanation") || !material.TellsAll
            ? Phrases.Why
            : Phrases.Lead.Replace("{0}", Prose.Closed(material.Stories[0].Headline));
    }
}

/// <summary>Texts about one story by the name of their field.</summary>
internal sealed class StoryText(AnswerMaterial material)
{
    private AnswerPhrases Phrases => material.Phrases;

    public string? Propose(AnswerField field, StoryProse prose)
    {
        var story = prose.Story;
        return field.Name switch
        {
            "category" or "topic" or "section" => story.Category ?? "general",
            "source" or "publisher" or "sourcename" => story.Source,
            "title" or "headline" or "name" or "storytitle" => story.Title,
            "summary" or "description" or "excerpt" or "text" or "content" => material.Summary(prose, field.Index),
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
            return material.TellsAll
                ? Phrases.Picture.Replace("{0}", prose.ShortHeadline)
                : Phrases.Scenes[field.Index % Phrases.Scenes.Count];
        }

        if (field.Is("term", "keyword", "tag", "query", "search"))
        {
            return Term(field, prose);
        }

        if (field.Is("mood", "style", "tone"))
        {
            return Phrases.Moods[material.Chance(field) % Phrases.Moods.Count];
        }

        return material.Summary(prose, field.Index);
    }

    private string Reason(AnswerField field, StoryProse prose)
    {
        var pool = material.Agent == AgentNames.FavoriteSelector ? Phrases.Favorites : Phrases.Reasons;
        var reason = pool[material.Chance(field) % pool.Count];
        return material.TellsAll ? $"{reason} {Phrases.Headline.Replace("{0}", prose.ShortHeadline)}" : reason;
    }

    private static string Term(AnswerField field, StoryProse prose)
    {
        var terms = prose.Keywords();
        return field.Index < terms.Count ? terms[field.Index] : prose.Story.Category ?? "news";
    }
}
