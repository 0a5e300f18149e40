namespace ContentGen.Speech.Ssml;

/// <summary>
/// Splits what is too long for one request: after a sentence's end if the text has several, else after a clause, else between words,
/// else (text without spaces) between characters.
/// </summary>
internal static class LongSentence
{
    private const string SentenceEnds = ".!?…。！？";
    private const string ClauseEnds = ",;:—–、，；：)";

    /// <param name="limit">Longest part, in characters as XML writes them; at least 10.</param>
    public static IEnumerable<Utterance> Split(Utterance utterance, int limit)
    {
        var rest = utterance.Text;
        while (SsmlChunks.EscapedLength(rest) > limit)
        {
            var window = LongestPrefix(rest, limit);
            var cut = BestCut(rest, window);
            yield return new Utterance(rest[..cut].TrimEnd(), SpeechPause.None);
            rest = rest[cut..].TrimStart();
        }

        yield return utterance with { Text = rest };
    }

    // The longest prefix that fits, never ending between the halves of a surrogate pair.
    private static int LongestPrefix(string text, int limit)
    {
        var (length, escaped) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped += SsmlChunks.EscapedLength(text.AsSpan(length, rune.Utf16SequenceLength));
            if (escaped > limit)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static int BestCut(string text, int window)
    {
        // A cut near the beginning would make many requests of little text, so the first half is not looked at for clauses.
        var cut = LastCutAfter(text, window, SentenceEnds, window / 2);
        cut = cut > 0 ? cut : LastCutAfter(text, window, ClauseEnds, window / 2);
        cut = cut > 0 ? cut : text.LastIndexOf(' ', window - 1, window) + 1;
        return cut > 0 ? cut : window;
    }

    private static int LastCutAfter(string text, int window, string marks, int earliest)
    {
        for (var index = window - 1; index > earliest; index--)
        {
            if (marks.Contains(text[index - 1], StringComparison.Ordinal) && (text[index] == ' ' || IsFullWidth(text[index - 1])))
            {
                return index;
            }
        }

        return 0;
    }

    // Chinese and Japanese punctuation stands without a space after it.
    private static bool IsFullWidth(char mark) => mark >= '\u3000';
}
