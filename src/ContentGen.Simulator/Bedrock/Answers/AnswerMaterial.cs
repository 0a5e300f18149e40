namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>What answers are made of: the stories in the agent's order, the favourite, the script, and phrases of the language.</summary>
internal sealed class AnswerMaterial
{
    private readonly Lazy<IReadOnlyList<ScriptLine>> _script;

    public AnswerMaterial(string? agent, IReadOnlyList<Story> stories, RequestParameters parameters, int seed)
    {
        Agent = agent;
        Parameters = parameters;
        Seed = unchecked((int)SeededChance.Hash(seed, [agent ?? "", .. stories.Select(story => story.Id + story.Title)]));
        Stories = [.. Order(stories).Select(story => new StoryProse(story))];
        Phrases = Phrases.For(parameters.Language);
        TellsAll = Phrases.AreIn(parameters.Language, stories.Select(story => story.Title));
        _script = new Lazy<IReadOnlyList<ScriptLine>>(() => new ScriptWriter(Stories, parameters, TellsAll, Seed).Write());
    }

    public string? Agent { get; }

    public RequestParameters Parameters { get; }

    public IReadOnlyList<StoryProse> Stories { get; }

    public Phrases Phrases { get; }

    /// <summary>
    /// Whether the stories are in the language asked for. If so they are told in their own words; of others only headlines can be.
    /// </summary>
    public bool TellsAll { get; }

    public IReadOnlyList<ScriptLine> Script => _script.Value;

    public StoryProse? Favorite => Stories.Count == 0 ? null : Stories[SeededChance.Pick(Stories.Count, Seed, "favorite")];

    public int Seed { get; }

    public AnswerField Root() => new("", null) { Story = Agent == AgentNames.FavoriteSelector ? Favorite : null };

    /// <summary>A number that is the same for the same place of the same answer.</summary>
    public int Chance(AnswerField field) => SeededChance.Pick(1 << 20, Seed, field.Name, $"{field.Index}", field.Story?.Story.Id ?? "");

    /// <summary>
    /// A story in its own words. One in another language than the answer's is its headline and, so that the answer is mostly in its
    /// language, what a script remarks on such stories.
    /// </summary>
    public string Summary(StoryProse story, int at)
    {
        if (TellsAll)
        {
            return story.Summary();
        }

        var first = SeededChance.Pick(Phrases.RemarkCount, Seed, "summary") + (2 * at);
        return string.Join(' ', story.ShortHeadline, Phrases.Remark(first), Phrases.Remark(first + 1));
    }

    // A curator has an opinion: stories with more to tell come first. The others keep the order given.
    private IEnumerable<Story> Order(IReadOnlyList<Story> stories) => Agent == AgentNames.ContentCurator
        ? stories.OrderByDescending(story => story.Texts.Count).ThenBy(story => SeededChance.Pick(1000, Seed, story.Id))
        : stories;
}

/// <summary>The place in an answer that is being filled.</summary>
/// <param name="Name">The property's name in lower case without separators; an item of a list has the list's name.</param>
/// <param name="Parent">The place around it; null at the root.</param>
internal sealed record AnswerField(string Name, AnswerField? Parent)
{
    /// <summary>The story that this place is about, if any.</summary>
    public StoryProse? Story { get; init; }

    /// <summary>The sentence of the script that this place holds, if any.</summary>
    public ScriptLine? Line { get; init; }

    /// <summary>The position among the items of the nearest list.</summary>
    public int Index { get; init; }

    public int Depth => Parent is null ? 0 : Parent.Depth + 1;

    /// <summary>Whether the place holds the id of a story, or several.</summary>
    public bool IsId => Name.EndsWith("id", StringComparison.Ordinal) || Name.EndsWith("ids", StringComparison.Ordinal);

    public AnswerField Child(string name) => this with { Name = Normal(name), Parent = this };

    /// <summary>Whether the name has one of the words in it.</summary>
    public bool Is(params string[] words) => words.Any(word => Name.Contains(word, StringComparison.Ordinal));

    public static string Normal(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();
}
