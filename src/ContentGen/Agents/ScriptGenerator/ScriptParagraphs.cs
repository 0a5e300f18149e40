namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Parts a script where a listener needs a breath: after the greeting, between stories, before the goodbye.</summary>
public static class ScriptParagraphs
{
    private const string Break = "";

    /// <summary>The sentences' texts, with an empty one wherever a paragraph ends. A link belongs to the story that it leads to.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ScriptSentence> sentences)
    {
        var texts = new List<string>();
        for (var at = 0; at < sentences.Count; at++)
        {
            if (at > 0 && !AreOfOneStory(Topic(sentences, at - 1), Topic(sentences, at)))
            {
                texts.Add(Break);
            }

            texts.Add(sentences[at].Text);
        }

        return texts;
    }

    private static IReadOnlyList<string> Topic(IReadOnlyList<ScriptSentence> sentences, int at) =>
        at == 0 ? sentences[0].StoryIds : sentences.Skip(at).Select(sentence => sentence.StoryIds).FirstOrDefault(ids => ids.Count > 0, []);

    private static bool AreOfOneStory(IReadOnlyList<string> one, IReadOnlyList<string> next) =>
        one.Any(next.Contains) || (one.Count == 0 && next.Count == 0);
}
