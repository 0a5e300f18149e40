using System.Globalization;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Texts by the name of their field. Null means that there is nothing to say, and the field is null when it may be.</summary>
internal sealed class FieldText(AnswerMaterial material, TimeProvider timeProvider)
{
    private Phrases Phrases => material.Phrases;

    public string? Propose(AnswerField field) => field switch
    {
        { Line: { } line } => OfLine(field, line),
        { Story: null } when material.Agent == AgentNames.WeekendEvents => OfWeekend(field),
        { Story: { } story } => OfStory(field, story),
        { IsId: true } when material.Favorite is { } favorite => OfStory(field, favorite),
        _ => OfBrief(field),
    };

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

    private static string? OfLine(AnswerField field, ScriptLine line) => field switch
    {
        { IsId: true } => field.Story?.Story.Id ?? line.StoryIds.FirstOrDefault(),
        _ when field.Is("speaker") => line.Speaker,
        _ when field.Is("kind", "type", "role") => line.Kind,
        _ => line.Text,
    };

    private string OfWeekend(AnswerField field)
    {
        var tips = Phrases.Tips;
        var tip = tips[(field.Index + SeededChance.Pick(tips.Count, material.Seed, "weekend")) % tips.Count];
        return field switch
        {
            { IsId: true } => $"weekend-{field.Index + 1}",
            _ when field.Is("category", "type", "kind", "tag") => tip.Category,
            _ when field.Is("when", "day", "time") => Phrases.Days[field.Index % Phrases.Days.Count],
            _ when field.Is("where", "location", "place") => Phrases.Place,
            { Depth: <= 1 } when field.Is("intro", "summary", "overview", "why") => Phrases.Weekend,
            _ when field.Is("title", "name", "activity", "headline") => tip.Title,
            _ => tip.Description,
        };
    }

    private string? OfBrief(AnswerField field) => field switch
    {
        _ when field.Is("url", "image", "link") => null,
        _ when field.Is("greeting", "intro", "opening") => material.Script[0].Text,
        _ when field.Is("goodbye", "outro", "closing", "signoff") => material.Script[^1].Text,
        _ when field.Is("script", "fulltext") => string.Join(' ', material.Script.Select(line => line.Text)),
        _ when field.Is("title", "headline", "name") => Phrases.Title,
        _ when material.Stories.Count == 0 => Phrases.Nothing,
        _ when field.Is("why", "reason", "rationale", "explanation") || !material.TellsAll => Phrases.Why,
        _ => Phrases.Lead.Replace("{0}", Prose.Closed(material.Stories[0].Headline)),
    };

    private string? OfStory(AnswerField field, StoryProse prose)
    {
        var story = prose.Story;
        return field.Name switch
        {
            "category" or "topic" or "section" => story.Category ?? "general",
            "source" or "publisher" or "sourcename" => story.Source,
            "title" or "headline" or "name" or "storytitle" => story.Title,
            "image" => story.ImageUrl,
            "summary" or "description" or "excerpt" or "text" or "content" => material.Summary(prose, field.Index),
            _ when field.IsId => story.Id,
            _ when field.Is("image", "picture", "photo") && field.Is("url", "uri", "link") => story.ImageUrl,
            _ when field.Is("url", "uri", "link") => story.Url,
            _ when field.Is("reason", "why", "rationale", "because", "justification") => Reason(field, prose),
            _ when field.Is("alt", "caption") => material.TellsAll
                ? Phrases.Picture.Replace("{0}", prose.ShortHeadline)
                : Phrases.Scenes[field.Index % Phrases.Scenes.Count],
            _ when field.Is("term", "keyword", "tag", "query", "search") => Term(field, prose),
            _ when field.Is("mood", "style", "tone") => Phrases.Moods[material.Chance(field) % Phrases.Moods.Count],
            _ => material.Summary(prose, field.Index),
        };
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
