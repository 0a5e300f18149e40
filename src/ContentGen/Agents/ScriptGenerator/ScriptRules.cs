using ContentGen.Agents.Grounding;
using ContentGen.Words;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>
/// What may be spoken. A sentence that reports on stories names at least one, only stories of the run, and neither quotes nor counts
/// what they do not. A sentence that names none is a greeting or goodbye (the first or last of the script, at most 25 words) or a link
/// (anywhere, at most 12 words), and made of the words for these alone. Everything else is dropped.
/// </summary>
internal static class ScriptRules
{
    public const int FewestWords = 150;
    public const int MostWords = 300;
    public const int FewestWordsOfFewStories = 30;
    public const int ManyStories = 3;
    public const int MostFrameWords = 25;
    public const int MostLinkWords = 12;

    /// <summary>Words that a script about so many stories needs: 150 from three stories on, 30 below.</summary>
    public static int FewestWordsFor(int stories) => stories >= ManyStories ? FewestWords : FewestWordsOfFewStories;

    /// <summary>The sentences that may be spoken, as plain text, each story named once a sentence.</summary>
    public static IReadOnlyList<ScriptSentence> Speakable(IReadOnlyList<ScriptSentence> sentences, Grounds grounds) =>
    [
        .. sentences
            .Select(sentence => new ScriptSentence(SpokenText.Clean(sentence.Text), [.. sentence.StoryIds.Distinct()]))
            .Where((sentence, index) => IsSpeakable(sentence, index == 0 || index == sentences.Count - 1, grounds)),
    ];

    private static bool IsSpeakable(ScriptSentence sentence, bool isFrame, Grounds grounds) =>
        sentence.Text.Any(char.IsLetter)
        && (sentence.StoryIds.Count > 0
            ? grounds.Carry(sentence)
            : WordCount.Of(sentence.Text) <= (isFrame ? MostFrameWords : MostLinkWords) && grounds.IsFrame(sentence.Text));
}
