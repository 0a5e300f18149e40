namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>
/// Writes a script for reading aloud: greeting, two or three sentences a story, links, goodbye. For three stories and more it
/// has 150 to 300 words.
/// </summary>
internal sealed class ScriptWriter(IReadOnlyList<StoryProse> stories, string? weekday, int seed)
{
    private const int MostStories = 10;
    private const int FewestWords = 160;
    private const int EnoughWords = 260;
    private const int MostWords = 285;

    private static readonly string[] Greetings =
    [
        "Hello and welcome to your news brief for {0}, a few minutes on what the world is talking about.",
        "Good day, and welcome to your brief for {0}, with the stories worth knowing about right now.",
        "Welcome to the brief for {0}, where we take the headlines one at a time and keep it short.",
    ];

    private static readonly string[] Goodbyes =
    [
        "That is your brief for now; thank you for listening, and see you next time.",
        "And that is all for this edition; thanks for spending these minutes with us.",
        "That brings us to the end of today’s brief; take care, and until next time.",
    ];

    private const string FirstLead = "We begin with this.";
    private const string LastLead = "And finally.";

    private static readonly string[] Leads =
        ["Now to something different.", "Another story today.", "Also in the news.", "Then there is this."];

    // Said of a story that came with nothing but its headline; they add no facts.
    private static readonly string[] Reflections =
    [
        "The report is still short on detail, so treat it as a first look and not as the last word.",
        "It is early, and we will come back to it once more is known about what happened and why.",
        "For now that is all that has been published, and it is worth keeping an eye on what follows.",
        "We mention it because it may well shape the conversation over the coming days.",
        "As always with a young story, details may change as more people look into it.",
        "If it matters to you, the full report is linked in the notes to this brief.",
    ];

    public IReadOnlyList<ScriptLine> Write()
    {
        var plan = Plan();
        foreach (var part in plan)
        {
            part.TrySay(Room(plan, MostWords));
        }

        foreach (var part in plan)
        {
            part.TrySay(Room(plan, EnoughWords));
        }

        Fill(plan);
        return [Greeting(), .. plan.SelectMany(part => part.Lines), Goodbye()];
    }

    // As many stories as their headlines leave room for.
    private List<StoryPart> Plan()
    {
        var plan = new List<StoryPart>();
        var told = stories.Take(MostStories).ToList();
        foreach (var story in told)
        {
            plan.Add(new StoryPart(story, Lead(plan.Count, told.Count)));
            if (Room(plan, MostWords) < 0)
            {
                return plan[..^1];
            }
        }

        return plan;
    }

    private static string Lead(int index, int count) =>
        index == 0 ? FirstLead : index == count - 1 ? LastLead : Leads[(index - 1) % Leads.Length];

    private void Fill(List<StoryPart> plan)
    {
        var offset = SeededChance.Pick(Reflections.Length, seed, "reflections");
        for (var index = 0; index < Reflections.Length && plan.Count > 0 && Room(plan, FewestWords) > 0; index++)
        {
            var shortest = plan.MinBy(part => part.Words)!;
            shortest.Add(Reflections[(index + offset) % Reflections.Length]);
        }
    }

    private int Room(List<StoryPart> plan, int limit) =>
        limit - plan.Sum(part => part.Words) - Prose.Words(Greeting().Text) - Prose.Words(Goodbye().Text);

    private ScriptLine Greeting() => new(Pick(Greetings, "greeting").Replace("{0}", weekday ?? "today"), [], "greeting");

    private ScriptLine Goodbye() => new(Pick(Goodbyes, "goodbye"), [], "goodbye");

    private string Pick(string[] pool, string purpose) => pool[SeededChance.Pick(pool.Length, seed, purpose)];
}

/// <summary>What a script says about one story.</summary>
internal sealed class StoryPart
{
    private readonly StoryProse _story;
    private readonly List<ScriptLine> _lines = [];
    private int _said;

    public StoryPart(StoryProse story, string lead)
    {
        _story = story;
        _lines.Add(new ScriptLine(lead, [], "link"));
        Add(Prose.Closed(story.Headline));
    }

    public IEnumerable<ScriptLine> Lines => _lines;

    public int Words => _lines.Sum(line => Prose.Words(line.Text));

    /// <summary>Adds the story's next own sentence when it has one and there is room for it.</summary>
    public void TrySay(int room)
    {
        if (_said < _story.Sentences.Count && Prose.Words(_story.Sentences[_said]) <= room)
        {
            Add(_story.Sentences[_said++]);
        }
    }

    public void Add(string sentence) => _lines.Add(new ScriptLine(sentence, [_story.Story.Id], "story"));
}

/// <summary>A sentence of a script and the stories that it reports on; none for greetings, links and goodbyes.</summary>
internal sealed record ScriptLine(string Text, IReadOnlyList<string> StoryIds, string Kind);
