namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Parts a script where a listener needs a breath: after the greeting, between stories, before the goodbye.</summary>
public static class ScriptParagraphs
{
    private const string Break = "";

    /// <summary>Who says each text of <see cref="Of"/>; null where one presenter speaks alone.</summary>
    public static IReadOnlyList<string>? SpeakersOf(IReadOnlyList<ScriptSentence> sentences) =>
        sentences.Any(sentence => sentence.Speaker is not null)
            ? [.. Lines(sentences).Select(line => line?.Speaker ?? "")]
            : null;

    /// <summary>The sentences' texts, with an empty one wherever a paragraph ends. A link belongs to the story that it leads to.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ScriptSentence> sentences) =>
        [.. Lines(sentences).Select(line => line?.Text ?? Break)];

    private static List<ScriptSentence?> Lines(IReadOnlyList<ScriptSentence> sentences)
    {
        var lines = new List<ScriptSentence?>();
        for (var at = 0; at < sentences.Count; at++)
        {
            if (at > 0 && !AreOfOneStory(Topic(sentences, at - 1), Topic(sentences, at)))
            {
                lines.Add(null);
            }

            lines.Add(sentences[at]);
        }

        return lines;
    }

    private static IReadOnlyList<string> Topic(IReadOnlyList<ScriptSentence> sentences, int at) =>
        at == 0 ? sentences[0].StoryIds : sentences.Skip(at).Select(sentence => sentence.StoryIds).FirstOrDefault(ids => ids.Count > 0, []);

    private static bool AreOfOneStory(IReadOnlyList<string> one, IReadOnlyList<string> next) =>
        one.Any(next.Contains) || (one.Count == 0 && next.Count == 0);
}
