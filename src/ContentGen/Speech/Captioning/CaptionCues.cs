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
        word.Start - current[0].Start <= LongestReadingMs && CaptionLines.TryFit(current.Append(word).Select(item => item.Text)) is not null;

    private static CaptionCue ToCue(List<CaptionWord> words) =>
        new(words[0].Start, words[^1].End, CaptionLines.TryFit(words.Select(word => word.Text))!);
}
