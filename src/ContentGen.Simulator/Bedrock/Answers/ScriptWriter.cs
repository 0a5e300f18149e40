namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>
/// Writes a script for reading aloud: greeting, some sentences a story, links, goodbye. It is as long as the message asks for; without that
/// it has 150 to 300 words.
/// </summary>
internal sealed class ScriptWriter(IReadOnlyList<StoryProse> stories, RequestParameters parameters, int seed)
{
    private const int MostStories = 10;
    private static readonly AskedLength Usual = new(240, InLetters: false);

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

    private readonly AskedLength _length = parameters.Length ?? Usual;

    private int Enough => _length.Target * 97 / 100;

    private int Most => _length.Target * 108 / 100;

    public IReadOnlyList<ScriptLine> Write()
    {
        var plan = Plan();
        while (plan.Any(part => part.HasMore) && Room(plan, Enough) > 0)
        {
            plan.ForEach(part => part.TrySay(Room(plan, Most)));
        }

        Fill(plan);
        return InTurns([Greeting(), .. plan.SelectMany(part => part.Lines), Goodbye()]);
    }

    // As many stories as their headlines leave room for.
    private List<StoryPart> Plan()
    {
        var plan = new List<StoryPart>();
        var told = stories.Take(MostStories).ToList();
        foreach (var story in told)
        {
            plan.Add(new StoryPart(story, Lead(plan.Count, told.Count), _length));
            if (Room(plan, Most) < 0)
            {
                return plan[..^1];
            }
        }

        return plan;
    }

    private static string Lead(int index, int count) =>
        index == 0 ? FirstLead : index == count - 1 ? LastLead : Leads[(index - 1) % Leads.Length];

    // The shortest part gets the next remark, so that the stories stay of about one length.
    private void Fill(List<StoryPart> plan)
    {
        var offset = SeededChance.Pick(Remarks.Count, seed, "remarks");
        for (var index = 0; plan.Count > 0 && Room(plan, Enough) > 0; index++)
        {
            plan.MinBy(part => part.Length)!.Add(Remarks.At(offset + index));
        }
    }

    private int Room(List<StoryPart> plan, int limit) =>
        limit - plan.Sum(part => part.Length) - _length.Of(Greeting().Text) - _length.Of(Goodbye().Text);

    // Colleagues change after a sentence or two.
    private IReadOnlyList<ScriptLine> InTurns(IReadOnlyList<ScriptLine> lines) => parameters.Presenters is { Count: > 0 } presenters
        ? [.. lines.Select((line, at) => line with { Speaker = presenters[at / 2 % presenters.Count] })]
        : lines;

    private ScriptLine Greeting() => new(Pick(Greetings, "greeting").Replace("{0}", parameters.Weekday ?? "today"), [], "greeting");

    private ScriptLine Goodbye() => new(Pick(Goodbyes, "goodbye"), [], "goodbye");

    private string Pick(string[] pool, string purpose) => pool[SeededChance.Pick(pool.Length, seed, purpose)];
}

/// <summary>What a script says about one story.</summary>
internal sealed class StoryPart
{
    private readonly StoryProse _story;
    private readonly AskedLength _length;
    private readonly List<ScriptLine> _lines = [];
    private int _said;

    public StoryPart(StoryProse story, string lead, AskedLength length)
    {
        (_story, _length) = (story, length);
        _lines.Add(new ScriptLine(lead, [], "link"));
        Add(Prose.Closed(story.Headline));
    }

    public IEnumerable<ScriptLine> Lines => _lines;

    public int Length => _lines.Sum(line => _length.Of(line.Text));

    public bool HasMore => _said < _story.Sentences.Count;

    /// <summary>Adds the story's next own sentence where it has one and there is room for it; one too long is passed over.</summary>
    public void TrySay(int room)
    {
        if (HasMore && _story.Sentences[_said++] is var sentence && _length.Of(sentence) <= room)
        {
            Add(sentence);
        }
    }

    public void Add(string sentence) => _lines.Add(new ScriptLine(sentence, [_story.Story.Id], "story"));
}

/// <summary>A sentence of a script and the stories that it reports on; none for greetings, links and goodbyes.</summary>
internal sealed record ScriptLine(string Text, IReadOnlyList<string> StoryIds, string Kind)
{
    /// <summary>Who says it; null for one who speaks alone.</summary>
    public string? Speaker { get; init; }
}
