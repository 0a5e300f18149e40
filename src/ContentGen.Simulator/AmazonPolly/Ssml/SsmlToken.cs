namespace ContentGen.Simulator.AmazonPolly.Ssml;

/// <summary>A tag or a stretch of text of the input. Positions are UTF-16 indexes into it; the end is excluded.</summary>
internal sealed record SsmlToken(SsmlTokenKind Kind, int Start, int End)
{
    private static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();

    /// <summary>The tag's name with its prefix; empty for text.</summary>
    public string Name { get; init; } = "";

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = NoAttributes;

    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);
}
