using ContentGen.Words;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>
/// What may be spoken. A sentence that reports on stories names at least one, and only stories of the run. A sentence that names none
/// is a greeting or goodbye (the first or last of the script, at most 25 words) or a link (anywhere, at most 12 words, without digits).
/// Everything else is dropped.
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
    public static IReadOnlyList<ScriptSentence> Speakable(IReadOnlyList<ScriptSentence> sentences, IReadOnlySet<string> stories) =>
    [
        .. sentences
            .Select(sentence => new ScriptSentence(SpokenText.Clean(sentence.Text), [.. sentence.StoryIds.Distinct()]))
            .Where((sentence, index) => IsSpeakable(sentence, index == 0 || index == sentences.Count - 1, stories)),
    ];

    private static bool IsSpeakable(ScriptSentence sentence, bool isFrame, IReadOnlySet<string> stories)
    {
        if (!sentence.Text.Any(char.IsLetter))
        {
            return false;
        }

        return sentence.StoryIds.Count > 0
            ? sentence.StoryIds.All(stories.Contains)
            : isFrame ? IsFrame(sentence.Text) : IsLink(sentence.Text);
    }

    private static bool IsFrame(string text) => WordCount.Of(text) <= MostFrameWords;

    private static bool IsLink(string text) => WordCount.Of(text) <= MostLinkWords && !text.Any(char.IsDigit);
}
