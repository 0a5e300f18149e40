using ContentGen.Agents.Phrases;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Speech;
using ContentGen.Speech.Captioning;

namespace ContentGen.Briefs;

/// <summary>The part of a brief's audio in which a story is told, or what comes before the first.</summary>
/// <param name="Start">Seconds from the start of the audio.</param>
/// <param name="End">Seconds; the next chapter's start, or the end of the audio.</param>
/// <param name="StoryId">Null for the introduction.</param>
public sealed record Chapter(double Start, double End, string? StoryId, string Title)
{
    /// <summary>
    /// The chapters of a brief in the order in which they are told; the first starts at 0. A story begins with the first spoken word of
    /// its first sentence; what belongs to no story stays with the one before. Empty where there is no audio or no word's time is known.
    /// </summary>
    public static IReadOnlyList<Chapter> Of(Brief brief)
    {
        if (brief.Audio is null || brief.WordTimings.Count == 0)
        {
            return [];
        }

        var titles = brief.NewsItems.DistinctBy(item => item.Id).ToDictionary(item => item.Id, item => item.Title);
        var chapters = new List<Chapter>();
        foreach (var (sentence, start) in Spoken(brief.Sentences, brief.WordTimings))
        {
            var last = chapters.LastOrDefault();
            var story = sentence.StoryIds.FirstOrDefault(id => id == last?.StoryId) ?? sentence.StoryIds.FirstOrDefault(titles.ContainsKey);
            if (last is null)
            {
                chapters.Add(Begin(story, 0));
            }
            else if (story is not null && story != last.StoryId)
            {
                chapters[^1] = last with { End = start };
                chapters.Add(Begin(story, start));
            }
        }

        if (chapters.Count == 0)
        {
            chapters.Add(Begin(null, 0));
        }

        chapters[^1] = chapters[^1] with { End = Math.Max(brief.Audio.DurationSeconds, chapters[^1].Start) };
        return chapters;

        Chapter Begin(string? story, double start) =>
            new(start, start, story, story is null ? BriefPhrases.For(brief.Request.Language).Introduction : titles[story]);
    }

    /// <summary>The sentences that are heard, each with the time at which its first word begins.</summary>
    private static IEnumerable<(ScriptSentence Sentence, double Start)> Spoken(
        IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<WordTiming> words)
    {
        var places = WordPlaces.Find(words, string.Join(' ', sentences.Select(sentence => sentence.Text)));
        var (word, from) = (0, 0);
        foreach (var sentence in sentences)
        {
            while (word < words.Count && !(places[word]?.Start >= from))
            {
                word++;
            }

            from += sentence.Text.Length + 1;
            if (word < words.Count && places[word]!.Value.Start < from)
            {
                yield return (sentence, words[word].Start);
            }
        }
    }
}
