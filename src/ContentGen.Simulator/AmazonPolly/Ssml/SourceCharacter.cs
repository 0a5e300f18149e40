namespace ContentGen.Simulator.AmazonPolly.Ssml;

/// <summary>A decoded character, usually of one UTF-16 unit, and where it stands in the input.</summary>
internal readonly record struct SourceCharacter(string Value, int Start, int End)
{
    public bool IsSpace => char.IsWhiteSpace(Value[0]);

    public bool IsDash => Value[0] is '—' or '–';

    /// <summary>Whether it is heard: letters, digits and the signs that are read out.</summary>
    public bool IsSpoken => char.IsLetterOrDigit(Value[0]) || char.IsSurrogate(Value[0]) || "$€£¥%&@#+°".Contains(Value[0]);
}
