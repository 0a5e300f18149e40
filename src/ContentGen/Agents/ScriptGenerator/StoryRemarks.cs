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

    /// <summary>
    /// The script with that sentence behind the first one on each older story, and behind the first one on each story that the edition has
    /// told before a remark that says so; when it has told all of them, one remark before the first. What is there already is not added.
    /// </summary>
    public static IReadOnlyList<ScriptSentence> Say(
        IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<Story> stories, string language)
    {
        var phrases = BriefPhrases.For(language);
        var script = sentences.ToList();
        Story[] told =
        [
            .. stories.DistinctBy(story => story.Id).Where(story => script.Exists(sentence => sentence.StoryIds.Contains(story.Id))),
        ];
        foreach (var story in told.Where(story => story.IsOlder))
        {
            if (DateOf(story, phrases) is { } date)
            {
                SayOn(story, date, script, sentence => Dates(sentence, story, phrases));
            }
        }

        if (AreAllRepeated(told))
        {
            script.RemoveAll(sentence => sentence.Text == phrases.ReportedEarlier);
            var first = script.FindIndex(sentence => sentence.StoryIds.Count > 0);
            if (script[first].Text != phrases.NothingNew)
            {
                script.Insert(first, script[first] with { Text = phrases.NothingNew, StoryIds = [script[first].StoryIds[0]] });
            }

            return script;
        }

        foreach (var story in told.Where(story => story.IsRepeated))
        {
            SayOn(story, phrases.ReportedEarlier, script, sentence => sentence.Text == phrases.ReportedEarlier);
        }

        return script;
    }

    /// <summary>What <see cref="Say"/> adds for those that were told before to a script that tells these stories.</summary>
    public static IEnumerable<string> RepeatsOf(IReadOnlyCollection<Story> stories, BriefPhrases phrases) => AreAllRepeated(stories)
        ? [phrases.NothingNew]
        : stories.Where(story => story.IsRepeated).Select(_ => phrases.ReportedEarlier);

    private static bool AreAllRepeated(IReadOnlyCollection<Story> stories) => stories.Count > 1 && stories.All(story => story.IsRepeated);

    private static bool Dates(ScriptSentence sentence, Story story, BriefPhrases phrases) =>
        story.PublishedAt?.UtcDateTime is { } at
        && sentence.Text.Contains(at.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        && sentence.Text.Contains(phrases.Months[at.Month - 1], StringComparison.OrdinalIgnoreCase);

    // Behind the first sentence on the story, said by whoever tells it, unless a sentence on the story says so.
    private static void SayOn(Story story, string remark, List<ScriptSentence> script, Predicate<ScriptSentence> says)
    {
        if (!script.Exists(sentence => sentence.StoryIds.Contains(story.Id) && says(sentence)))
        {
            var first = script.FindIndex(sentence => sentence.StoryIds.Contains(story.Id));
            script.Insert(first + 1, script[first] with { Text = remark, StoryIds = [story.Id] });
        }
    }
}
