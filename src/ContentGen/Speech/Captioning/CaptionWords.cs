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
    public static IEnumerable<CaptionWord> Read(IReadOnlyList<WordTiming> words, IReadOnlyList<ShownWord> texts)
    {
        for (var index = 0; index < words.Count; index++)
        {
            var text = string.Join(' ', texts[index].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var start = Milliseconds(words[index].Start);
            var latestEnd = index + 1 < words.Count ? Milliseconds(words[index + 1].Start) : long.MaxValue;
            var end = Math.Max(start, Math.Min(Milliseconds(words[index].End), latestEnd));
            var shown = new CaptionWord(text, start, end, EndsPhrase(text, end - start), texts[index].IsJoined)
            {
                Speaker = words[index].Speaker,
            };
            foreach (var piece in BreakLong(shown))
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
                IsJoined = index > 0 || word.IsJoined,
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
/// <param name="IsJoined">True when no space stands before it, as between Chinese or Japanese words.</param>
internal sealed record CaptionWord(string Text, long Start, long End, bool EndsPhrase, bool IsJoined = false)
{
    /// <summary>Who says it; null where one voice speaks alone.</summary>
    public string? Speaker { get; init; }
}

/// <summary>How a word is shown.</summary>
/// <param name="IsJoined">True when no space stands before it.</param>
internal sealed record ShownWord(string Text, bool IsJoined);

/// <summary>Gives words back the punctuation that they have in the script; speech marks carry none.</summary>
internal static class Punctuation
{
    /// <summary>One text a word, in order. A word that is not found in the script stays bare.</summary>
    public static IReadOnlyList<ShownWord> Restore(IReadOnlyList<WordTiming> words, string script)
    {
        var texts = new ShownWord[words.Count];
        var found = WordPlaces.Find(words, script);
        for (var index = 0; index < words.Count; index++)
        {
            var neighbour = index + 1 < words.Count ? found[index + 1]?.Start : script.Length;
            var text = found[index] is { } place ? Widen(script, place, neighbour ?? place.End) : words[index].Word;
            texts[index] = new(text, IsJoined(words, found, index, script));
        }

        return texts;
    }

    /// <summary>The words alone, where the script is not known.</summary>
    public static IReadOnlyList<ShownWord> Bare(IReadOnlyList<WordTiming> words) =>
        [.. words.Select((word, index) => new ShownWord(word.Word, index > 0 && AreUnspaced(words[index - 1].Word, word.Word)))];

    // As the script has it; where it does not have both words, as their writing has it.
    private static bool IsJoined(IReadOnlyList<WordTiming> words, IReadOnlyList<(int Start, int End)?> found, int index, string script)
    {
        if (index == 0)
        {
            return false;
        }

        return found[index - 1] is { } before && found[index] is { } at
            ? AreUnspaced(words[index - 1].Word, words[index].Word)
                && !script.AsSpan(before.End, at.Start - before.End).ContainsAny(' ', '\n')
            : AreUnspaced(words[index - 1].Word, words[index].Word);
    }

    private static bool AreUnspaced(string before, string after) =>
        before.Length > 0 && after.Length > 0 && (IsUnspaced(before[^1]) || IsUnspaced(after[0]));

    // Thai, Lao, Burmese and Khmer; ideographs, kana and their punctuation. Korean has spaces.
    private static bool IsUnspaced(char letter) =>
        letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u2E80' and <= '\u312F') or (>= '\u31A0' and <= '\uA4CF')
            or (>= '\uD840' and <= '\uD87F') or (>= '\uDC00' and <= '\uDFFF')
            or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF9F');

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
