namespace ContentGen.Simulator.Bedrock.Answers;

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

    private static string Told(StoryProse prose) => Prose.Closed(StringFit.Shortened(prose.Headline, LongestHeadline));
}
