using Amazon.Runtime.Documents;

namespace Amazon.BedrockRuntime.Model;

/// <summary>Part of a tool's result: exactly one property is set.</summary>
public class ToolResultContentBlock
{
    public Document Json { get; set; }

    public string Text { get; set; }
}
