namespace ContentGen.Speech.Captioning;

/// <summary>
/// Makes words ready for cues: gives them back the punctuation that they have in the script (speech marks carry none), finds where
/// phrases end and breaks what is longer than a line.
/// </summary>
internal static class CaptionWords
{
    // A word lasts until the next one starts, so a pause shows as a word that lasts much longer than it takes to say.
    private const double SpeechMsPerCharacter = 110;
    private const double LongestUnpausedMs = 450;
    private const string SentenceEnds = ".!?…。！？";
    private const string Closers = "\"')]»”’";
    private const string Openers = "\"'([<«“‘¿¡$€£#@";

    /// <param name="words">In order of their starts.</param>
    /// <param name="script">What they were spoken from. A word that is not found in it stays without punctuation.</param>
    public static IEnumerable<CaptionWord> Read(IReadOnlyList<WordTiming> words, string script)
    {
        var places = WordPlaces.Find(words, script);
        for (var index = 0; index < words.Count; index++)
        {
            var isLast = index == words.Count - 1;
            var next = isLast ? script.Length : places[index + 1]?.Start;
            var written = places[index] is { } place ? WithPunctuation(script, place, next ?? place.End) : words[index].Word;
            var text = string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var start = Milliseconds(words[index].Start);
            var latestEnd = isLast ? long.MaxValue : Milliseconds(words[index + 1].Start);
            var end = Math.Max(start, Math.Min(Milliseconds(words[index].End), latestEnd));
            var isJoined = IsJoined(words, places, index, script);
            foreach (var piece in BreakLong(new(text, start, end, EndsPhrase(text, end - start), isJoined, words[index].Speaker)))
            {
                yield return piece;
            }
        }
    }

    /// <param name="next">Where the next word begins.</param>
    private static string WithPunctuation(string script, (int Start, int End) place, int next)
    {
        var (start, end) = place;
        while (start > 0 && Openers.Contains(script[start - 1], StringComparison.Ordinal))
        {
            start--;
        }

        while (end < next && !char.IsWhiteSpace(script[end]) && !Openers.Contains(script[end], StringComparison.Ordinal))
        {
            end++;
        }

        return script[start..end];
    }

    // As the script has it; where it does not have both words, as their writing has it.
    private static bool IsJoined(IReadOnlyList<WordTiming> words, IReadOnlyList<(int Start, int End)?> places, int index, string script) =>
        index > 0
        && AreUnspaced(words[index - 1].Word, words[index].Word)
        && !(places[index - 1] is { } before && places[index] is { } at
            && script.AsSpan(before.End, at.Start - before.End).ContainsAny(' ', '\n'));

    private static bool AreUnspaced(string before, string after) =>
        before.Length > 0 && after.Length > 0 && (IsUnspaced(before[^1]) || IsUnspaced(after[0]));

    // Thai, Lao, Burmese and Khmer; ideographs, kana and their punctuation. Korean has spaces.
    private static bool IsUnspaced(char letter) =>
        letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u2E80' and <= '\u312F') or (>= '\u31A0' and <= '\uA4CF')
            or (>= '\uD840' and <= '\uD87F') or (>= '\uDC00' and <= '\uDFFF')
            or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF9F');

    private static bool EndsPhrase(string text, long duration) =>
        (text.AsSpan().TrimEnd(Closers) is [.., var last] && SentenceEnds.Contains(last, StringComparison.Ordinal))
        || duration > LongestUnpausedMs + text.Length * SpeechMsPerCharacter;

    private static IEnumerable<CaptionWord> BreakLong(CaptionWord word)
    {
        var pieces = LineLengths(word.Text);
        var duration = word.End - word.Start;
        foreach (var (index, piece) in pieces.Index())
        {
            yield return word with
            {
                Text = piece,
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
        while (text.Length > CaptionCue.LineLength)
        {
            var cut = char.IsHighSurrogate(text[CaptionCue.LineLength - 1]) ? CaptionCue.LineLength - 1 : CaptionCue.LineLength;
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
/// <param name="Speaker">Who says it; null where one voice speaks alone.</param>
internal sealed record CaptionWord(string Text, long Start, long End, bool EndsPhrase, bool IsJoined, string? Speaker);
