using System.Globalization;
using ContentGen.Agents.Phrases;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>What a script says of stories told for want of others: when they were published, or that they were told before.</summary>
internal static class StoryRemarks
{
    /// <summary>The sentence that says when a story was published; null when that is not known.</summary>
    public static string? DateOf(Story story, BriefPhrases phrases)
    {
        var publisher = SpokenText.Clean(story.Source);
        return story.PublishedAt is { } at && publisher.Length > 0
            ? phrases.Published(publisher, DateOnly.FromDateTime(at.UtcDateTime))
            : null;
    }

    /// <summary>The script with that sentence behind the first one on each older story, unless the script gives its date.</summary>
    public static IReadOnlyList<ScriptSentence> SayDates(
        IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<Story> stories, string language)
    {
        var phrases = BriefPhrases.For(language);
        var dated = sentences.ToList();
        foreach (var story in stories.Where(story => story.IsOlder).DistinctBy(story => story.Id))
        {
            if (DateOf(story, phrases) is { } text && !dated.Exists(sentence => Dates(sentence, story, phrases)))
            {
                AddOn(story, text, dated);
            }
        }

        return dated;
    }

    /// <summary>
    /// The script with the remark that the edition has told a story before: behind the first sentence on each such story, or once before
    /// the first of all when there is no other, unless it is there.
    /// </summary>
    public static IReadOnlyList<ScriptSentence> SayRepeats(
        IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<Story> stories, string language)
    {
        var phrases = BriefPhrases.For(language);
        var said = sentences.ToList();
        Story[] told =
        [
            .. stories.DistinctBy(story => story.Id).Where(story => said.Exists(sentence => sentence.StoryIds.Contains(story.Id))),
        ];
        if (AreAllRepeated(told))
        {
            said.RemoveAll(sentence => sentence.Text == phrases.ReportedEarlier);
            var first = said.FindIndex(sentence => sentence.StoryIds.Count > 0);
            if (said[first].Text != phrases.NothingNew)
            {
                said.Insert(first, said[first] with { Text = phrases.NothingNew, StoryIds = [said[first].StoryIds[0]] });
            }

            return said;
        }

        foreach (var story in told.Where(story => story.IsRepeated))
        {
            if (!said.Exists(sentence => sentence.StoryIds.Contains(story.Id) && sentence.Text == phrases.ReportedEarlier))
            {
                AddOn(story, phrases.ReportedEarlier, said);
            }
        }

        return said;
    }

    /// <summary>What <see cref="SayRepeats"/> adds to a script that tells these stories.</summary>
    public static IEnumerable<string> RepeatsOf(IReadOnlyCollection<Story> stories, BriefPhrases phrases) => AreAllRepeated(stories)
        ? [phrases.NothingNew]
        : stories.Where(story => story.IsRepeated).Select(_ => phrases.ReportedEarlier);

    private static bool AreAllRepeated(IReadOnlyCollection<Story> stories) => stories.Count > 1 && stories.All(story => story.IsRepeated);

    private static bool Dates(ScriptSentence sentence, Story story, BriefPhrases phrases) =>
        sentence.StoryIds.Contains(story.Id)
        && story.PublishedAt?.UtcDateTime is { } at
        && sentence.Text.Contains(at.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        && sentence.Text.Contains(phrases.Months[at.Month - 1], StringComparison.OrdinalIgnoreCase);

    // Behind the first sentence on the story, said by whoever tells it; nowhere when the script does not tell it.
    private static void AddOn(Story story, string remark, List<ScriptSentence> script)
    {
        var first = script.FindIndex(sentence => sentence.StoryIds.Contains(story.Id));
        if (first >= 0)
        {
            script.Insert(first + 1, script[first] with { Text = remark, StoryIds = [story.Id] });
        }
    }
}
