namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>What answers are made of: the stories in the agent's order, the favourite, the script.</summary>
internal sealed class AnswerMaterial
{
    private readonly int _seed;
    private readonly Lazy<IReadOnlyList<ScriptLine>> _script;

    public AnswerMaterial(string? agent, IReadOnlyList<Story> stories, int seed)
    {
        Agent = agent;
        _seed = unchecked((int)SeededChance.Hash(seed, [agent ?? "", .. stories.Select(story => story.Id + story.Title)]));
        Stories = [.. Order(stories).Select(story => new StoryProse(story))];
        _script = new Lazy<IReadOnlyList<ScriptLine>>(() => new ScriptWriter(Stories, _seed).Write());
    }

    public string? Agent { get; }

    public IReadOnlyList<StoryProse> Stories { get; }

    public IReadOnlyList<ScriptLine> Script => _script.Value;

    public StoryProse? Favorite => Stories.Count == 0 ? null : Stories[SeededChance.Pick(Stories.Count, _seed, "favorite")];

    public int Seed => _seed;

    public AnswerField Root() => new("", null) { Story = Agent == AgentNames.FavoriteSelector ? Favorite : null };

    /// <summary>A number that is the same for the same place of the same answer.</summary>
    public int Chance(AnswerField field) => SeededChance.Pick(1 << 20, _seed, field.Name, $"{field.Index}", field.Story?.Story.Id ?? "");

    // A curator has an opinion: stories with more to tell come first. The others keep the order given.
    private IEnumerable<Story> Order(IReadOnlyList<Story> stories) => Agent == AgentNames.ContentCurator
        ? stories.OrderByDescending(story => story.Texts.Count).ThenBy(story => SeededChance.Pick(1000, _seed, story.Id))
        : stories;
}
