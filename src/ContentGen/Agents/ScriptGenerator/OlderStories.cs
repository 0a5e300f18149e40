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

/// <summary>Stories that the edition has told before: a script says so.</summary>
internal static class RepeatedStories
{
    /// <summary>The script with that remark behind the first sentence on each such story, unless it is there.</summary>
    public static IReadOnlyList<ScriptSentence> Say(IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<Story> stories, string language)
    {
        var remark = BriefPhrases.For(language).ReportedEarlier;
        var said = sentences.ToList();
        foreach (var story in stories.Where(story => story.IsRepeated).DistinctBy(story => story.Id))
        {
            if (!said.Any(sentence => sentence.StoryIds.Contains(story.Id) && sentence.Text == remark))
            {
                StoryRemark.Add(said, story, remark);
            }
        }

        return said;
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
