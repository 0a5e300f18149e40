namespace ContentGen.Speech.Ssml;

/// <summary>A chunk that is being filled.</summary>
internal sealed class SsmlChunkDraft(SsmlStyle style)
{
    // Generous: <p><s></s></p><break time="10000ms" /> around each utterance, <lang xml:lang="…"></lang> around each foreign name,
    // <speak></speak> around all.
    private const int TagsOfUtterance = 48;
    private const int TagsOfName = 40;
    private const int TagsOfDocument = 80;

    private readonly List<Utterance> _utterances = [];
    private int _billed;
    private int _names;

    public bool IsEmpty => _utterances.Count == 0;

    /// <summary>An empty draft has room for every utterance that is itself within the limits.</summary>
    public bool HasRoomFor(Utterance utterance)
    {
        var billed = _billed + SsmlChunks.EscapedLength(utterance.Text);
        var names = _names + NamesIn(utterance);
        var total = TagsOfDocument + (_utterances.Count + 1) * TagsOfUtterance + names * TagsOfName + billed;
        return IsEmpty || (billed < SsmlChunks.BilledLimit && total < SsmlChunks.TotalLimit);
    }

    public void Add(Utterance utterance)
    {
        _utterances.Add(utterance);
        _billed += SsmlChunks.EscapedLength(utterance.Text);
        _names += NamesIn(utterance);
    }

    public SsmlChunk Finish() => new(SsmlDocument.Write(_utterances, style), _utterances);

    private int NamesIn(Utterance utterance) => style.Passages(utterance.Text).Count(passage => passage.Language is not null);
}
