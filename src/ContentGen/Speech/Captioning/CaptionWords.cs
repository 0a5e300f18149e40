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
            foreach (var piece in BreakLong(new(text, start, end, EndsPhrase(text, end - start)) { Speaker = words[index].Speaker }))
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
            yield return word with
            {
                Text = pieces[index],
                Start = word.Start + duration * index / pieces.Count,
                End = word.Start + duration * (index + 1) / pieces.Count,
                EndsPhrase = word.EndsPhrase && index == pieces.Count - 1,
            };
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

/// <param name="Text">The word with the punctuation that belongs to it, where known; at most one line long.</param>
/// <param name="Start">Milliseconds from the start of the audio.</param>
/// <param name="End">Milliseconds.</param>
/// <param name="EndsPhrase">True when a sentence or a pause ends here, so that a cue should too.</param>
internal sealed record CaptionWord(string Text, long Start, long End, bool EndsPhrase)
{
    /// <summary>Who says it; null where one voice speaks alone.</summary>
    public string? Speaker { get; init; }
}

/// <summary>Gives words back the punctuation that they have in the script; speech marks carry none.</summary>
internal static class Punctuation
{
    // A word that is not found this near was read differently from how it is written; it stays bare and the search goes on behind it.
    private const int SearchWindow = 80;

    /// <summary>One text a word, in order.</summary>
    public static IReadOnlyList<string> Restore(IReadOnlyList<WordTiming> words, string script)
    {
        var texts = new string[words.Count];
        var found = new (int Start, int End)?[words.Count];
        var position = 0;
        for (var index = 0; index < words.Count; index++)
        {
            found[index] = Find(script, words[index].Word, position);
            position = found[index]?.End ?? position;
        }

        for (var index = 0; index < words.Count; index++)
        {
            var neighbour = index + 1 < words.Count ? found[index + 1]?.Start : script.Length;
            texts[index] = found[index] is { } place ? Widen(script, place, neighbour ?? place.End) : words[index].Word;
        }

        return texts;
    }

    private static (int Start, int End)? Find(string script, string word, int position)
    {
        var window = Math.Min(script.Length - position, SearchWindow + word.Length);
        var start = script.IndexOf(word, position, window, StringComparison.Ordinal);
        return start < 0 ? null : (start, start + word.Length);
    }

    private static string Widen(string script, (int Start, int End) place, int next)
    {
        var (start, end) = place;
        while (start > 0 && IsOpener(script[start - 1]))
        {
            start--;
        }

        while (end < next && !char.IsWhiteSpace(script[end]) && !IsOpener(script[end]))
        {
            end++;
        }

        return script[start..end];
    }

    private static bool IsOpener(char character) => "\"'([<«“‘¿¡$€£#@".Contains(character, StringComparison.Ordinal);
}
