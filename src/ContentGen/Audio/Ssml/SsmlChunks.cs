namespace ContentGen.Audio.Ssml;

/// <summary>
/// Spreads a script over as few requests as its sentences allow. Amazon Polly accepts 3,000 billed characters (text) and 6,000 in
/// total (text and tags); each chunk stays below both, counting an escaped character, such as <c>&amp;amp;</c>, as long as it is written.
/// </summary>
public static class SsmlChunks
{
    /// <summary>A chunk's text is shorter than this.</summary>
    public const int BilledLimit = 3000;

    /// <summary>A chunk's document is shorter than this.</summary>
    public const int TotalLimit = 6000;

    public static IReadOnlyList<SsmlChunk> Split(IReadOnlyList<Utterance> utterances, SsmlStyle style)
    {
        var chunks = new List<SsmlChunk>();
        var current = new List<Utterance>();
        var billed = 0;
        var total = 0;
        foreach (var part in utterances.SelectMany(utterance => LongSentence.Split(utterance, BilledLimit - 1)))
        {
            var partBilled = EscapedLength(part.Text);
            var partTotal = partBilled + TagAllowance;
            if (current.Count > 0 && (billed + partBilled >= BilledLimit || DocumentAllowance + total + partTotal >= TotalLimit))
            {
                Close(chunks, ref current, style);
                (billed, total) = (0, 0);
            }

            current.Add(part);
            billed += partBilled;
            total += partTotal;
        }

        Close(chunks, ref current, style);
        return chunks;
    }

    // Generous: <p><s></s></p><break time="60000ms" /> and <speak><lang xml:lang="…"></lang></speak>.
    private const int TagAllowance = 48;
    private const int DocumentAllowance = 80;

    internal static int EscapedLength(ReadOnlySpan<char> text)
    {
        var length = text.Length;
        foreach (var character in text)
        {
            length += character switch
            {
                '&' => "&amp;".Length - 1,
                '<' or '>' => "&lt;".Length - 1,
                _ => 0,
            };
        }

        return length;
    }

    private static void Close(List<SsmlChunk> chunks, ref List<Utterance> current, SsmlStyle style)
    {
        if (current.Count > 0)
        {
            chunks.Add(new SsmlChunk(SsmlDocument.Write(current, style), current));
            current = [];
        }
    }
}
