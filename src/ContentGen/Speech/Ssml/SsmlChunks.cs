using System.Xml.Linq;

namespace ContentGen.Speech.Ssml;

/// <summary>
/// Spreads a script over as few requests as its sentences allow. Amazon Polly accepts 3,000 billed characters (text) and 6,000 in
/// total (text and tags), and speaks with one voice a request; each chunk stays below both, counting an escaped character, such as
/// <c>&amp;amp;</c>, as long as it is written.
/// </summary>
public static class SsmlChunks
{
    /// <summary>A chunk's text is shorter than this.</summary>
    public const int BilledLimit = 3000;

    /// <summary>A chunk's document is shorter than this.</summary>
    public const int TotalLimit = 6000;

    // Generous: <p><s></s></p><break time="10000ms" /> around each utterance, <lang xml:lang="…"></lang> around each foreign name,
    // <speak></speak> around all.
    private const int TagsOfUtterance = 48;
    private const int TagsOfName = 40;
    private const int TagsOfDocument = 80;

    public static IReadOnlyList<SsmlChunk> Split(IReadOnlyList<Utterance> utterances, SsmlStyle style)
    {
        var chunks = new List<List<Utterance>>();
        var (billed, total) = (0, 0);
        foreach (var part in utterances.SelectMany(utterance => LongSentence.Split(utterance, BilledLimit - 1)))
        {
            var length = EscapedLength(part.Text);
            var lengthWithTags = length + TagsOfUtterance + TagsOfName * style.Marked(part.Text).OfType<XElement>().Count();
            (billed, total) = (billed + length, total + lengthWithTags);
            if (chunks.Count == 0 || chunks[^1][0].Speaker != part.Speaker || billed >= BilledLimit || total >= TotalLimit)
            {
                chunks.Add([]);
                (billed, total) = (length, TagsOfDocument + lengthWithTags);
            }

            chunks[^1].Add(part);
        }

        return [.. chunks.Select(chunk => new SsmlChunk(SsmlDocument.Write(chunk, style), chunk[0].Speaker))];
    }

    // &amp; is written for one character, and so are &lt; and &gt;.
    internal static int EscapedLength(ReadOnlySpan<char> text) =>
        text.Length + 4 * text.Count('&') + 3 * (text.Count('<') + text.Count('>'));
}

/// <summary>What one request to Amazon Polly speaks.</summary>
/// <param name="Ssml">The document, the same for the audio and for its speech marks.</param>
/// <param name="Speaker">Amazon Polly voice id of who speaks it; null where one voice speaks alone.</param>
public sealed record SsmlChunk(string Ssml, string? Speaker);

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
            yield return utterance with { Text = rest[..cut].TrimEnd(), After = SpeechPause.None };
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
