namespace ContentGen.Speech.Captioning;

/// <summary>Makes words ready for cues: finds where phrases end and breaks what is longer than a line.</summary>
internal static class CaptionWords
{
    // A word lasts until the next one starts, so a pause shows as a word that lasts much longer than it takes to say.
    private const double SpeechMsPerCharacter = 110;
    private const double LongestUnpausedMs = 450;
    private const string SentenceEnds = ".!?…。！？";
    private const string Closers = "\"')]»”’";

    /// <param name="words">In order of their starts.</param>
    /// <param name="texts">How each word is shown.</param>
    public static IEnumerable<CaptionWord> Read(IReadOnlyList<WordTiming> words, IReadOnlyList<string> texts)
    {
        for (var index = 0; index < words.Count; index++)
        {
            var text = string.Join(' ', texts[index].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var start = Milliseconds(words[index].Start);
            var latestEnd = index + 1 < words.Count ? Milliseconds(words[index + 1].Start) : long.MaxValue;
            var end = Math.Max(start, Math.Min(Milliseconds(words[index].End), latestEnd));
            foreach (var piece in BreakLong(new CaptionWord(text, start, end, EndsPhrase(text, end - start))))
            {
                yield return piece;
            }
        }
    }

    private static bool EndsPhrase(string text, long duration) =>
        SentenceEnds.Contains(text.TrimEnd(Closers.ToCharArray()).LastOrDefault(' '), StringComparison.Ordinal)
        || duration > LongestUnpausedMs + text.Length * SpeechMsPerCharacter;

    private static IEnumerable<CaptionWord> BreakLong(CaptionWord word)
    {
        var pieces = LineLengths(word.Text);
        var duration = word.End - word.Start;
        for (var index = 0; index < pieces.Count; index++)
        {
            yield return new CaptionWord(
                pieces[index],
                word.Start + duration * index / pieces.Count,
                word.Start + duration * (index + 1) / pieces.Count,
                word.EndsPhrase && index == pieces.Count - 1);
        }
    }

    private static List<string> LineLengths(string text)
    {
        var pieces = new List<string>();
        while (text.Length > CaptionLines.LineLength)
        {
            var cut = char.IsHighSurrogate(text[CaptionLines.LineLength - 1]) ? CaptionLines.LineLength - 1 : CaptionLines.LineLength;
            pieces.Add(text[..cut]);
            text = text[cut..];
        }

        pieces.Add(text);
        return pieces;
    }

    private static long Milliseconds(double seconds) => (long)Math.Round(seconds * 1000);
}
