using ContentGen.Agents.Phrases;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Gives a script whose greeting or goodbye could not be spoken the fixed one of its language, where there is one.</summary>
internal static class ScriptFrame
{
    public static IReadOnlyList<ScriptSentence> Complete(IReadOnlyList<ScriptSentence> spoken, DateOnly day, string language)
    {
        if (spoken.Count == 0 || !BriefPhrases.Languages.Contains(language))
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
