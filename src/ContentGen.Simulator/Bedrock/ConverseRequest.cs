using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock;

/// <summary>A Converse request that has passed every check.</summary>
internal sealed record ConverseRequest(string? Agent, string UserText)
{
    /// <summary>All text that the model reads, for the token count.</summary>
    public required string AllText { get; init; }

    /// <summary>The tool to answer with, or null to answer with text.</summary>
    public ToolSpec? Tool { get; init; }

    /// <summary>The schema that a text answer keeps to, or null for free text.</summary>
    public JsonObject? OutputSchema { get; init; }

    public int MaxTokens { get; init; } = int.MaxValue;
}
