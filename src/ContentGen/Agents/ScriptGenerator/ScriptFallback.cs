using ContentGen.Agents.Phrases;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Scripts without a model: the stories' own words between fixed phrases, or the honest admission that there are none.</summary>
public static class ScriptFallback
{
    private const int MostReasons = 3;
    private const int LongestReason = 120;

    /// <summary>
    /// A script of at most 300 words, and at least 150 where the stories' texts and dates allow. Every sentence but the first and the
    /// last names the story that it is taken from. Without stories it is <see cref="Emergency"/>.
    /// </summary>
    /// <param name="language">ISO 639-1 code; en, de, es and fr have phrases of their own, others get the English ones.</param>
    public static ScriptGeneratorOutput FromStories(IReadOnlyList<Story> stories, DateOnly day, string language)
    {
        var phrases = BriefPhrases.For(language);
        var (greeting, goodbye) = (Frame(phrases.Greeting(phrases.Spoken(day))), Frame(phrases.Goodbye));
        var sheets = StorySheet.Of(stories, phrases);
        if (sheets.Count == 0)
        {
            return Emergency(day, language, []);
        }

        StorySheet.Fill(sheets, ScriptRules.FewestWords, ScriptRules.MostWords, WordCount.Of([greeting.Text, goodbye.Text]));
        return new ScriptGeneratorOutput([greeting, .. sheets.SelectMany(sheet => sheet.Spoken), goodbye]);
    }

    /// <summary>A script that says that there is no news, and why. It never names a story.</summary>
    /// <param name="reasons">Phrases for listeners; the first three are spoken, as plain text and at most 120 characters each.</param>
    public static ScriptGeneratorOutput Emergency(DateOnly day, string language, IReadOnlyList<string> reasons)
    {
        var phrases = BriefPhrases.For(language);
        var explained = reasons
            .Select(reason => TextLimit.Words(SpokenText.Clean(reason), LongestReason).TrimEnd('.'))
            .Where(reason => reason.Any(char.IsLetterOrDigit))
            .Distinct()
            .Take(MostReasons)
            .Select(reason => phrases.Reason(reason) + ".");
        string[] sentences =
        [
            phrases.Greeting(phrases.Spoken(day)), phrases.NoNews, .. explained, phrases.NoNewsExplained, phrases.TryLater, phrases.Goodbye,
        ];
        return new ScriptGeneratorOutput([.. sentences.Select(Frame)]);
    }

    private static ScriptSentence Frame(string text) => new(text, []);
}
