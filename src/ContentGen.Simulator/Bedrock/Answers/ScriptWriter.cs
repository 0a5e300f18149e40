namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>
/// Writes a script for reading aloud: greeting, some sentences a story, links, goodbye. It is as long as the message asks for; without that
/// it has 150 to 300 words. It is in the language asked for: of stories in another language it has their headlines only, and no more of
/// those than leave it mostly in its language.
/// </summary>
/// <param name="tellsAll">Whether the stories are in the language asked for.</param>
internal sealed class ScriptWriter(IReadOnlyList<StoryProse> stories, RequestParameters parameters, bool tellsAll, int seed)
{
    private const int MostStories = 10;
    private const int FewestStories = 3;
    private static readonly AskedLength Usual = new(240, InLetters: false);

    private readonly Phrases _phrases = Phrases.For(parameters.Language);
    private readonly AskedLength _length = parameters.Length ?? Usual;
    private int _remarks = SeededChance.Pick(Phrases.For(parameters.Language).RemarkCount, seed, "remarks");

    private int Enough => _length.Target * 97 / 100;

    private int Most => _length.Target * 108 / 100;

    private int MostOfHeadlines => tellsAll ? int.MaxValue : _length.Target / 3;

    public IReadOnlyList<ScriptLine> Write()
    {
        var plan = Plan();
        while (tellsAll && plan.Any(part => part.HasMore) && Room(plan, Enough) > 0)
        {
            plan.ForEach(part => part.TrySay(Room(plan, Most)));
        }

        Fill(plan);
        return InTurns([Greeting(), .. plan.SelectMany(part => part.Lines), Goodbye()]);
    }

    // As many stories as their headlines leave room for. The first few are told in any case, without a headline that is too long.
    private List<StoryPart> Plan()
    {
        var plan = new List<StoryPart>();
        var told = stories.Take(MostStories).ToList();
        var left = MostOfHeadlines;
        foreach (var story in told)
        {
            var headline = Prose.Closed(story.Headline);
            var fits = _length.Of(headline) <= left;
            if (!fits && plan.Count >= FewestStories)
            {
                break;
            }

            left -= fits ? _length.Of(headline) : 0;
            plan.Add(new StoryPart(story, Lead(plan.Count, told.Count), _length));
            plan[^1].Add(fits ? headline : NextRemark());
            if (Room(plan, Most) < 0)
            {
                return plan[..^1];
            }
        }

        return plan;
    }

    private string Lead(int index, int count) =>
        index == 0 ? _phrases.FirstLead : index == count - 1 ? _phrases.LastLead : _phrases.Leads[(index - 1) % _phrases.Leads.Count];

    // The shortest part gets the next remark, so that the stories stay of about one length.
    private void Fill(List<StoryPart> plan)
    {
        while (plan.Count > 0 && Room(plan, Enough) > 0)
        {
            plan.MinBy(part => part.Length)!.Add(NextRemark());
        }
    }

    private string NextRemark() => _phrases.Remark(_remarks++);

    private int Room(List<StoryPart> plan, int limit) =>
        limit - plan.Sum(part => part.Length) - _length.Of(Greeting().Text) - _length.Of(Goodbye().Text);

    // Colleagues change after a sentence or two.
    private IReadOnlyList<ScriptLine> InTurns(IReadOnlyList<ScriptLine> lines) => parameters.Presenters is { Count: > 0 } presenters
        ? [.. lines.Select((line, at) => line with { Speaker = presenters[at / 2 % presenters.Count] })]
        : lines;

    private ScriptLine Greeting() =>
        new(Pick(_phrases.Greetings, "greeting").Replace("{0}", _phrases.Day(parameters.Weekday)), [], "greeting");

    private ScriptLine Goodbye() => new(Pick(_phrases.Goodbyes, "goodbye"), [], "goodbye");

    private string Pick(IReadOnlyList<string> pool, string purpose) => pool[SeededChance.Pick(pool.Count, seed, purpose)];
}

/// <summary>What a script says about one story.</summary>
internal sealed class StoryPart(StoryProse story, string lead, AskedLength length)
{
    private readonly List<ScriptLine> _lines = [new(lead, [], "link")];
    private int _said;

    public IEnumerable<ScriptLine> Lines => _lines;

    public int Length => _lines.Sum(line => length.Of(line.Text));

    public bool HasMore => _said < story.Sentences.Count;

    /// <summary>Adds the story's next own sentence where it has one and there is room for it; one too long is passed over.</summary>
    public void TrySay(int room)
    {
        if (HasMore && story.Sentences[_said++] is var sentence && length.Of(sentence) <= room)
        {
            Add(sentence);
        }
    }

    public void Add(string sentence) => _lines.Add(new ScriptLine(sentence, [story.Story.Id], "story"));
}

/// <summary>A sentence of a script and the stories that it reports on; none for greetings, links and goodbyes.</summary>
internal sealed record ScriptLine(string Text, IReadOnlyList<string> StoryIds, string Kind)
{
    /// <summary>Who says it; null for one who speaks alone.</summary>
    public string? Speaker { get; init; }
}
