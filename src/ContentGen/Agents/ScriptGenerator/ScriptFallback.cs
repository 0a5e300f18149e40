using ContentGen.Agents.Phrases;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Scripts without a model: the stories' own words between fixed phrases, or the honest admission that there are none.</summary>
public static class ScriptFallback
{
    private const int MostReasons = 3;
    private const int LongestReason = 120;

    /// <summary>
    /// A script as long as the request asks for where the stories' texts and dates allow, and never longer. Every sentence but the first
    /// and the last names the story that it is taken from. Without stories it is <see cref="Emergency"/>.
    /// </summary>
    public static ScriptGeneratorOutput FromStories(IReadOnlyList<Story> stories, DateOnly day, BriefRequest request)
    {
        var phrases = BriefPhrases.For(request.Language);
        var (greeting, goodbye) = (Frame(phrases.Greeting(phrases.Spoken(day))), Frame(phrases.Goodbye));
        var sheets = StorySheet.Of(stories, phrases);
        if (sheets.Count == 0)
        {
            return Emergency(day, request, []);
        }

        var remarks = RepeatedStories.Remarks([.. sheets.Select(sheet => sheet.Story)], phrases);
        StorySheet.Fill(sheets, ScriptLength.Of(request, stories), [greeting.Text, .. remarks, goodbye.Text]);
        var told = RepeatedStories.Say([greeting, .. sheets.SelectMany(sheet => sheet.Spoken), goodbye], stories, request.Language);
        return new ScriptGeneratorOutput(SpeakerTurns.Assign(told, request.Pair));
    }

    /// <summary>A script that says that there is no news, and why. It never names a story.</summary>
    /// <param name="reasons">Phrases for listeners; the first three are spoken, as plain text and at most 120 characters each.</param>
    public static ScriptGeneratorOutput Emergency(DateOnly day, BriefRequest request, IReadOnlyList<string> reasons)
    {
        var phrases = BriefPhrases.For(request.Language);
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
        return new ScriptGeneratorOutput(SpeakerTurns.Assign([.. sentences.Select(Frame)], request.Pair));
    }

    private static ScriptSentence Frame(string text) => new(text, []);
}

/// <summary>What can be said about one story without a model, and how much of it is.</summary>
internal sealed class StorySheet
{
    private const int LongestTitle = 150;
    private readonly List<string> _spoken;
    private readonly Queue<string> _more;
    private readonly string? _published;

    private StorySheet(Story story, string title, string[] more, BriefPhrases phrases)
    {
        var publisher = SpokenText.Clean(story.Source);
        var published = OlderStories.Dated(story, phrases);
        Story = story;
        _spoken = [publisher.Length > 0 ? phrases.Reports(publisher, title) : title];
        _more = new Queue<string>(more);
        if (story.IsOlder && published is not null)
        {
            _spoken.Add(published);
            return;
        }

        _published = published;
    }

    public Story Story { get; }

    public IEnumerable<ScriptSentence> Spoken => _spoken.Select(text => new ScriptSentence(text, [Story.Id]));

    /// <summary>A sheet for each story that has any text.</summary>
    public static IReadOnlyList<StorySheet> Of(IReadOnlyList<Story> stories, BriefPhrases phrases) =>
        [.. stories.Select(story => From(story, phrases)).OfType<StorySheet>()];

    /// <summary>
    /// Chooses what is said: every story's title, then the stories' further sentences in turn while they fit, then, below the length
    /// aimed at, when each was published.
    /// </summary>
    /// <param name="frame">What is spoken beside the stories.</param>
    public static void Fill(IReadOnlyList<StorySheet> sheets, ScriptLength length, IReadOnlyList<string> frame)
    {
        var rate = length.Rate;
        var said = rate.Count(frame) + sheets.Sum(sheet => rate.Count(sheet._spoken));
        while (sheets.Any(sheet => sheet._more.Count > 0))
        {
            foreach (var sheet in sheets.Where(sheet => sheet._more.Count > 0))
            {
                said += sheet.Say(sheet._more.Dequeue(), length.Most - said, rate);
            }
        }

        foreach (var sheet in sheets.Where(sheet => sheet._published is not null))
        {
            said += said < length.Target ? sheet.Say(sheet._published!, length.Most - said, rate) : 0;
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

    private int Say(string sentence, int room, SpeechRate rate)
    {
        var length = rate.Count(sentence);
        if (length > room)
        {
            return 0;
        }

        _spoken.Add(sentence);
        return length;
    }

    private static string Ended(string text) => SentenceSplitter.IsComplete(text) ? text : text.TrimEnd('…', '.', ' ', ':', ',') + ".";
}
