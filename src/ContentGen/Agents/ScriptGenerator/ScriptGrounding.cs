namespace ContentGen.Agents.ScriptGenerator;

/// <summary>How much of a script stood on the run's stories.</summary>
/// <param name="Sentences">Sentences written.</param>
/// <param name="Grounded">Sentences spoken that name stories; the others spoken are greeting, links and goodbye.</param>
/// <param name="Dropped">Sentences not spoken, because the stories do not say what they said.</param>
public sealed record ScriptGrounding(int Sentences, int Grounded, int Dropped)
{
    public static ScriptGrounding Of(IReadOnlyList<ScriptSentence> spoken, int written) =>
        new(written, spoken.Count(sentence => sentence.StoryIds.Count > 0), written - spoken.Count);
}
