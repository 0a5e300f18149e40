using ContentGen.Agents.Grounding;
using ContentGen.Agents.Phrases;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>
/// What may be spoken. A sentence that reports on stories names at least one, only stories of the run, and neither quotes, counts
/// nor names what they do not. A sentence that names none is a greeting or goodbye (the first or last of the script, at most 25 words)
/// or a link (anywhere, at most 12 words), made of the words for these alone, and complete without what cannot be spoken. Everything
/// else is dropped.
/// </summary>
internal static class ScriptRules
{
    public const int ManyStories = 3;
    public const int MostFrameWords = 25;
    public const int MostLinkWords = 12;

    /// <summary>The sentences that may be spoken, as plain text, each story named once a sentence.</summary>
    public static IReadOnlyList<ScriptSentence> Speakable(IReadOnlyList<ScriptSentence> sentences, Grounds grounds) =>
    [
        .. sentences
            .Where((sentence, index) => IsSpeakable(sentence, index == 0 || index == sentences.Count - 1, grounds))
            .Select(Spoken),
    ];

    private static bool IsSpeakable(ScriptSentence written, bool isFrame, Grounds grounds)
    {
        var spoken = Spoken(written);
        return spoken.Text.Any(char.IsLetter)
            && (spoken.StoryIds.Count > 0 ? grounds.Carry(spoken) : IsFrame(written, spoken, isFrame, grounds));
    }

    private static bool IsFrame(ScriptSentence written, ScriptSentence spoken, bool isFrame, Grounds grounds) =>
        WordCount.Of(spoken.Text) <= (isFrame ? MostFrameWords : MostLinkWords)
        && grounds.IsFrame(spoken.Text)
        && !SpokenText.LosesWords(written.Text);

    private static ScriptSentence Spoken(ScriptSentence written) =>
        written with { Text = SpokenText.Clean(written.Text), StoryIds = [.. written.StoryIds.Distinct()] };
}

/// <summary>Gives a script whose greeting or goodbye could not be spoken the fixed one of its language.</summary>
internal static class ScriptFrame
{
    public static IReadOnlyList<ScriptSentence> Complete(IReadOnlyList<ScriptSentence> spoken, DateOnly day, string language)
    {
        if (spoken.Count == 0)
        {
            return spoken;
        }

        var phrases = BriefPhrases.For(language);
        return
        [
            .. Unless(IsFrame(spoken[0]), phrases.Greeting(phrases.Spoken(day))),
            .. spoken,
            .. Unless(IsFrame(spoken[^1]), phrases.Goodbye),
        ];
    }

    private static bool IsFrame(ScriptSentence sentence) => sentence.StoryIds.Count == 0;

    private static IEnumerable<ScriptSentence> Unless(bool isThere, string text) => isThere ? [] : [new ScriptSentence(text, [])];
}
