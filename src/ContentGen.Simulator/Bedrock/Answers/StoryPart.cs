namespace ContentGen.Simulator.Bedrock.Answers;

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
