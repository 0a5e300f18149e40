using System.Globalization;
using ContentGen.Agents.Phrases;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>Stories that are told for want of newer ones: a script says when they were published.</summary>
internal static class OlderStories
{
    /// <summary>The sentence that says when a story was published; null when that is not known.</summary>
    public static string? Dated(Story story, BriefPhrases phrases)
    {
        var publisher = SpokenText.Clean(story.Source);
        return story.PublishedAt is { } at && publisher.Length > 0
            ? phrases.Published(publisher, phrases.Spoken(DateOnly.FromDateTime(at.UtcDateTime)))
            : null;
    }

    /// <summary>The script with that sentence behind the first one on each older story, unless the script gives its date.</summary>
    public static IReadOnlyList<ScriptSentence> Date(IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<Story> stories, string language)
    {
        var phrases = BriefPhrases.For(language);
        var dated = sentences.ToList();
        foreach (var story in stories.Where(story => story.IsOlder).DistinctBy(story => story.Id))
        {
            if (Dated(story, phrases) is { } text && !dated.Any(sentence => Tells(sentence, story, phrases)))
            {
                StoryRemark.Add(dated, story, text);
            }
        }

        return dated;
    }

    private static bool Tells(ScriptSentence sentence, Story story, BriefPhrases phrases) =>
        sentence.StoryIds.Contains(story.Id)
        && story.PublishedAt?.UtcDateTime is { } at
        && sentence.Text.Contains(at.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        && sentence.Text.Contains(phrases.Months[at.Month - 1], StringComparison.OrdinalIgnoreCase);
}

/// <summary>Stories that the edition has told before: a script says so of each, or once when it has no other.</summary>
internal static class RepeatedStories
{
    /// <summary>
    /// The script with that remark behind the first sentence on each such story, or before the first of all, unless it is there.
    /// </summary>
    public static IReadOnlyList<ScriptSentence> Say(IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<Story> stories, string language)
    {
        var phrases = BriefPhrases.For(language);
        var said = sentences.ToList();
        Story[] told =
        [
            .. stories.DistinctBy(story => story.Id).Where(story => said.Exists(sentence => sentence.StoryIds.Contains(story.Id))),
        ];
        if (AreAll(told))
        {
            said.RemoveAll(sentence => sentence.Text == phrases.ReportedEarlier);
            SayOnce(said, phrases.NothingNew);
            return said;
        }

        foreach (var story in told.Where(story => story.IsRepeated))
        {
            if (!said.Exists(sentence => sentence.StoryIds.Contains(story.Id) && sentence.Text == phrases.ReportedEarlier))
            {
                StoryRemark.Add(said, story, phrases.ReportedEarlier);
            }
        }

        return said;
    }

    /// <summary>What <see cref="Say"/> adds to a script that tells these stories.</summary>
    public static IReadOnlyList<string> Remarks(IReadOnlyCollection<Story> stories, BriefPhrases phrases) => AreAll(stories)
        ? [phrases.NothingNew]
        : [.. stories.Where(story => story.IsRepeated).Select(_ => phrases.ReportedEarlier)];

    private static bool AreAll(IReadOnlyCollection<Story> stories) => stories.Count > 1 && stories.All(story => story.IsRepeated);

    private static void SayOnce(List<ScriptSentence> said, string text)
    {
        var first = said.FindIndex(sentence => sentence.StoryIds.Count > 0);
        if (said[first].Text != text)
        {
            said.Insert(first, said[first] with { Text = text, StoryIds = [said[first].StoryIds[0]] });
        }
    }
}

/// <summary>A sentence that is added on a story, said by whoever tells the story.</summary>
internal static class StoryRemark
{
    /// <summary>Adds it behind the first sentence on the story; nowhere when there is none.</summary>
    public static void Add(List<ScriptSentence> sentences, Story story, string text)
    {
        var first = sentences.FindIndex(sentence => sentence.StoryIds.Contains(story.Id));
        if (first >= 0)
        {
            sentences.Insert(first + 1, sentences[first] with { Text = text, StoryIds = [story.Id] });
        }
    }
}
