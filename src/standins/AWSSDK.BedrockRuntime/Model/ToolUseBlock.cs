using Amazon.Runtime.Documents;

namespace Amazon.BedrockRuntime.Model;

/// <summary>The model asks for a tool.</summary>
public class ToolUseBlock
{
    /// <summary>What to call the tool with, shaped by its schema.</summary>
    public Document Input { get; set; }

    public string Name { get; set; }

    public string ToolUseId { get; set; }
}
