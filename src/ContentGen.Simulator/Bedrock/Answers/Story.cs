namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>A story found in a request.</summary>
internal sealed record Story(string Id, string Title)
{
    /// <summary>Whatever the request says about the story, most condensed first: summary, description, content.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    public string? Category { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public string? ImageUrl { get; init; }
}
