namespace ContentGen.Audio.Ssml;

/// <summary>A chunk that is being filled.</summary>
internal sealed class SsmlChunkDraft
{
    // Generous: <p><s></s></p><break time="10000ms" /> around each utterance, <speak><lang xml:lang="…"></lang></speak> around all.
    private const int TagsOfUtterance = 48;
    private const int TagsOfDocument = 80;

    private readonly List<Utterance> _utterances = [];
    private int _billed;

    public bool IsEmpty => _utterances.Count == 0;

    /// <summary>An empty draft has room for every utterance that is itself within the limits.</summary>
    public bool HasRoomFor(Utterance utterance)
    {
        var billed = _billed + SsmlChunks.EscapedLength(utterance.Text);
        var total = TagsOfDocument + (_utterances.Count + 1) * TagsOfUtterance + billed;
        return IsEmpty || (billed < SsmlChunks.BilledLimit && total < SsmlChunks.TotalLimit);
    }

    public void Add(Utterance utterance)
    {
        _utterances.Add(utterance);
        _billed += SsmlChunks.EscapedLength(utterance.Text);
    }

    public SsmlChunk Finish(SsmlStyle style) => new(SsmlDocument.Write(_utterances, style), _utterances);
}
