namespace ContentGen.Speech.Captioning;

/// <summary>Groups words into cues: at most two lines, words that start within six seconds, ending at sentence ends and pauses.</summary>
internal static class CaptionCues
{
    private const long LongestReadingMs = 6000;

    // So that "Hello." does not flash by alone when what follows fits beside it.
    private const int ShortestPhrase = 12;

    public static IEnumerable<CaptionCue> Group(IEnumerable<CaptionWord> words)
    {
        var current = new List<CaptionWord>();
        foreach (var word in words)
        {
            if (current.Count > 0 && !Fits(current, word))
            {
                yield return ToCue(current);
                current = [];
            }

            current.Add(word);
            if (word.EndsPhrase && current.Sum(item => item.Text.Length) >= ShortestPhrase)
            {
                yield return ToCue(current);
                current = [];
            }
        }

        if (current.Count > 0)
        {
            yield return ToCue(current);
        }
    }

    private static bool Fits(List<CaptionWord> current, CaptionWord word) =>
        word.Speaker == current[0].Speaker
        && word.Start - current[0].Start <= LongestReadingMs
        && CaptionLines.TryFit(current.Append(word)) is not null;

    private static CaptionCue ToCue(List<CaptionWord> words) =>
        new(words[0].Start, words[^1].End, CaptionLines.TryFit(words)!, words[0].Speaker);
}

/// <summary>Text shown for a while.</summary>
/// <param name="Start">Milliseconds from the start of the audio.</param>
/// <param name="End">Milliseconds; not after the next cue's start.</param>
/// <param name="Lines">One or two lines of at most 42 characters.</param>
/// <param name="Speaker">Who says it; null where one voice speaks alone.</param>
internal sealed record CaptionCue(long Start, long End, IReadOnlyList<string> Lines, string? Speaker);

/// <summary>Fits words into a cue's lines.</summary>
internal static class CaptionLines
{
    public const int LineLength = 42;
    public const int MostLines = 2;

    /// <summary>Lines of whole words, each of at most <see cref="LineLength"/> characters; null when more than two are needed.</summary>
    public static IReadOnlyList<string>? TryFit(IEnumerable<CaptionWord> words)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            var gap = word.IsJoined ? "" : " ";
            if (lines.Count > 0 && lines[^1].Length + gap.Length + word.Text.Length <= LineLength)
            {
                lines[^1] += gap + word.Text;
                continue;
            }

            lines.Add(word.Text);
            if (lines.Count > MostLines || word.Text.Length > LineLength)
            {
                return null;
            }
        }

        return lines;
    }
}
