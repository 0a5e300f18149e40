namespace ContentGen.Agents.ScriptGenerator;

/// <param name="Sentences">The script, a sentence an item, in spoken order; 150 to 300 words for three or more stories.</param>
public sealed record ScriptGeneratorOutput(IReadOnlyList<ScriptSentence> Sentences)
{
    public ScriptGrounding Grounding { get; init; } = ScriptGrounding.Of(Sentences, Sentences.Count);
}
