using ContentGen.Agents.Phrases;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Scripts without a model: the stories' own words between fixed phrases, or the honest admission that there are none.</summary>
public static class ScriptFallback
{
    /// <summary>
    /// A script as long as the request asks for where the stories' texts and dates allow, and never longer. Every sentence but the first
    /// and the last names the story that it is taken from. Without stories it says that there is no news, and names none.
    /// </summary>
    public static ScriptGeneratorOutput FromStories(IReadOnlyList<Story> stories, DateOnly day, BriefRequest request)
    {
        var phrases = BriefPhrases.For(request.Language);
        var (greeting, goodbye) = (Frame(phrases.Greeting(day)), Frame(phrases.Goodbye));
        StorySheet[] sheets = [.. stories.Select(story => StorySheet.Of(story, phrases)).OfType<StorySheet>()];
        if (sheets.Length == 0)
        {
            return Presented(
                [greeting, Frame(phrases.NoNews), Frame(phrases.NoNewsExplained), Frame(phrases.TryLater), goodbye], request);
        }

        var remarks = StoryRemarks.RepeatsOf([.. sheets.Select(sheet => sheet.Story)], phrases);
        StorySheet.Fill(sheets, ScriptLength.Of(request, stories), [greeting.Text, .. remarks, goodbye.Text]);
        ScriptSentence[] told = [greeting, .. sheets.SelectMany(sheet => sheet.Sentences), goodbye];
        return Presented(StoryRemarks.Say(told, stories, request.Language), request);
    }

    private static ScriptGeneratorOutput Presented(IReadOnlyList<ScriptSentence> script, BriefRequest request) =>
        new(SpeakerTurns.Assign(script, request.Pair));

    private static ScriptSentence Frame(string text) => new(text, []);
}

/// <summary>What can be said about one story without a model, and how much of it is.</summary>
/// <param name="Said">What is said.</param>
/// <param name="More">What is said while it fits.</param>
/// <param name="Published">When it was published, said where the script is short; null when that is not known, or said already.</param>
internal sealed record StorySheet(Story Story, List<string> Said, IReadOnlyList<string> More, string? Published)
{
    private const int LongestTitle = 150;

    public IEnumerable<ScriptSentence> Sentences => Said.Select(text => new ScriptSentence(text, [Story.Id]));

    /// <returns>Null for a story that has no text.</returns>
    public static StorySheet? Of(Story story, BriefPhrases phrases)
    {
        var summary = SentenceSplitter.Split(SpokenText.Clean(story.Summary)).Select(SpokenText.Clean).Select(SentenceSplitter.Ended);
        var title = TextLimit.Words(SpokenText.Clean(story.Title), LongestTitle);
        var lines = title.Length > 0 ? summary.Prepend(SentenceSplitter.Ended(title)) : summary;
        if (SameWords.Distinct(lines.Where(line => line.Any(char.IsLetter))).ToArray() is not [var first, .. var more])
        {
            return null;
        }

        var publisher = SpokenText.Clean(story.Source);
        var report = publisher.Length > 0 ? phrases.Reports(publisher, first) : first;
        var published = StoryRemarks.DateOf(story, phrases);
        return story.IsOlder && published is not null
            ? new(story, [report, published], more, null)
            : new(story, [report], more, published);
    }

    /// <summary>
    /// Chooses what is said: every story's title, then the stories' further sentences in turn while they fit, then, below the length
    /// aimed at, when each was published.
    /// </summary>
    /// <param name="frame">What is spoken beside the stories.</param>
    public static void Fill(IReadOnlyList<StorySheet> sheets, ScriptLength length, IReadOnlyList<string> frame)
    {
        var said = length.Rate.Count(frame) + sheets.Sum(sheet => length.Rate.Count(sheet.Said));
        var inTurn = sheets
            .SelectMany(sheet => sheet.More.Select((sentence, turn) => (sheet, sentence, turn)))
            .OrderBy(more => more.turn);
        foreach (var (sheet, sentence, _) in inTurn)
        {
            SayIfItFits(sheet, sentence);
        }

        foreach (var sheet in sheets)
        {
            if (sheet.Published is { } published && said < length.Target)
            {
                SayIfItFits(sheet, published);
            }
        }

        void SayIfItFits(StorySheet sheet, string sentence)
        {
            var longer = said + length.Rate.Count(sentence);
            if (longer <= length.Most)
            {
                sheet.Said.Add(sentence);
                said = longer;
            }
        }
    }
}
