namespace ContentGen.Speech.Ssml;

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
        var draft = new SsmlChunkDraft(style);
        foreach (var part in utterances.SelectMany(utterance => LongSentence.Split(utterance, BilledLimit - 1)))
        {
            if (!draft.HasRoomFor(part))
            {
                chunks.Add(draft.Finish());
                draft = new SsmlChunkDraft(style);
            }

            draft.Add(part);
        }

        if (!draft.IsEmpty)
        {
            chunks.Add(draft.Finish());
        }

        return chunks;
    }

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
}
