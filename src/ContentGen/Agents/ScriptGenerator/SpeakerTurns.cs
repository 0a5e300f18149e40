namespace ContentGen.Agents.ScriptGenerator;

/// <summary>
/// Gives every sentence of two presenters its speaker. What the script says counts where it lets both speak; what it leaves open goes by
/// turns: the other presenter takes over where a new story begins, and in the middle of one that has several sentences.
/// </summary>
public static class SpeakerTurns
{
    private const int LongestTurn = 2;

    /// <param name="presenters">Voice ids of the two presenters; empty for one who speaks alone.</param>
    public static IReadOnlyList<ScriptSentence> Assign(IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<string> presenters)
    {
        if (presenters.Count < 2)
        {
            return [.. sentences.Select(sentence => sentence with { Speaker = null })];
        }

        var given = sentences.Select(sentence => Known(sentence.Speaker, presenters)).OfType<string>();
        return given.Distinct().Count() < 2 ? InTurns(sentences, presenters) : Complete(sentences, presenters);
    }

    /// <summary>Gives a sentence without a speaker that of the one before it.</summary>
    /// <inheritdoc cref="Assign"/>
    public static IReadOnlyList<ScriptSentence> Complete(IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<string> presenters)
    {
        var given = sentences.Select(sentence => Known(sentence.Speaker, presenters)).ToList();
        var speaker = given.OfType<string>().FirstOrDefault() ?? presenters.FirstOrDefault();
        return [.. sentences.Select((sentence, at) => sentence with { Speaker = speaker = given[at] ?? speaker })];
    }

    /// <summary>The same script for other presenters: each takes the part of the one in the same place.</summary>
    public static IReadOnlyList<ScriptSentence> Recast(
        IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var parts = from.Zip(to).ToDictionary(pair => pair.First, pair => pair.Second);
        return Assign(
            [.. sentences.Select(sentence => sentence with { Speaker = parts.GetValueOrDefault(sentence.Speaker ?? "") })], to);
    }

    private static List<ScriptSentence> InTurns(IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<string> presenters)
    {
        var spoken = new List<ScriptSentence>();
        var (turn, length) = (0, 0);
        IReadOnlyList<string> story = [];
        foreach (var sentence in sentences)
        {
            // A link goes with the story that it leads to.
            var next = sentence.StoryIds.Count > 0 ? sentence.StoryIds : story;
            if (spoken.Count > 0 && (length >= LongestTurn || (story.Count > 0 && !next.Any(story.Contains))))
            {
                (turn, length) = (turn + 1, 0);
            }

            story = next;
            length++;
            spoken.Add(sentence with { Speaker = presenters[turn % presenters.Count] });
        }

        return spoken;
    }

    private static string? Known(string? speaker, IReadOnlyList<string> presenters) =>
        presenters.FirstOrDefault(presenter => presenter.Equals(speaker, StringComparison.OrdinalIgnoreCase));
}
