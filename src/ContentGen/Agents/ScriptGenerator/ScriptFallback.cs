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
    /// <param name="language">ISO 639-1 code; every language of <see cref="BriefPhrases.Languages"/> has phrases of its own.</param>
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

/// <summary>What can be said about one story without a model, and how much of it is.</summary>
internal sealed class StorySheet
{
    private const int LongestTitle = 150;
    private readonly string _id;
    private readonly List<string> _spoken;
    private readonly Queue<string> _more;
    private readonly string? _published;

    private StorySheet(Story story, string title, string[] more, BriefPhrases phrases)
    {
        var publisher = SpokenText.Clean(story.Source);
        var published = OlderStories.Dated(story, phrases);
        _id = story.Id;
        _spoken = [publisher.Length > 0 ? phrases.Reports(publisher, title) : title];
        _more = new Queue<string>(more);
        if (story.IsOlder && published is not null)
        {
            _spoken.Add(published);
            return;
        }

        _published = published;
    }

    public IEnumerable<ScriptSentence> Spoken => _spoken.Select(text => new ScriptSentence(text, [_id]));

    /// <summary>A sheet for each story that has any text.</summary>
    public static IReadOnlyList<StorySheet> Of(IReadOnlyList<Story> stories, BriefPhrases phrases) =>
        [.. stories.Select(story => From(story, phrases)).OfType<StorySheet>()];

    /// <summary>
    /// Chooses what is said: every story's title, then the stories' further sentences in turn while they fit, then, below the fewest
    /// words, when each was published.
    /// </summary>
    /// <param name="used">Words that are spoken beside the stories.</param>
    public static void Fill(IReadOnlyList<StorySheet> sheets, int fewestWords, int mostWords, int used)
    {
        var words = used + sheets.Sum(sheet => WordCount.Of(sheet._spoken));
        while (sheets.Any(sheet => sheet._more.Count > 0))
        {
            foreach (var sheet in sheets.Where(sheet => sheet._more.Count > 0))
            {
                words += sheet.Say(sheet._more.Dequeue(), mostWords - words);
            }
        }

        foreach (var sheet in sheets.Where(sheet => sheet._published is not null))
        {
            words += words < fewestWords ? sheet.Say(sheet._published!, mostWords - words) : 0;
        }
    }

    private static StorySheet? From(Story story, BriefPhrases phrases)
    {
        var summary = SentenceSplitter.Split(SpokenText.Clean(story.Summary)).Select(SpokenText.Clean).Select(Ended).ToArray();
        var title = TextLimit.Words(SpokenText.Clean(story.Title), LongestTitle);
        var lines = title.Length > 0 ? [Ended(title), .. summary] : summary;
        lines = [.. SameWords.Distinct(lines.Where(line => line.Any(char.IsLetter)))];
        return lines.Length == 0 ? null : new StorySheet(story, lines[0], lines[1..], phrases);
    }

    private int Say(string sentence, int room)
    {
        var words = WordCount.Of(sentence);
        if (words > room)
        {
            return 0;
        }

        _spoken.Add(sentence);
        return words;
    }

    private static string Ended(string text) => SentenceSplitter.IsComplete(text) ? text : text.TrimEnd('…', '.', ' ', ':', ',') + ".";
}
