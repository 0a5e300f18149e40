namespace ContentGen.Agents.Grounding;

/// <summary>A word as it stands in a text.</summary>
/// <param name="Text">Letters and digits; the points of "U.S." stay.</param>
/// <param name="Opens">True for the first word of a sentence, a quotation, or what follows a colon: its capital says nothing.</param>
/// <param name="IsPossessive">True when an apostrophe and an s follow.</param>
/// <param name="IsJoined">True when nothing but a space or hyphen stands between it and the word before.</param>
internal sealed record WrittenWord(string Text, bool Opens, bool IsPossessive, bool IsJoined)
{
    /// <summary>See <see cref="NameSpelling"/>.</summary>
    public string Key { get; } = NameSpelling.Of(Text);
}
