using Amazon.Runtime.Documents;

namespace Amazon.BedrockRuntime.Model;

/// <summary>Schema of a tool's input.</summary>
public class ToolInputSchema
{
    /// <summary>A JSON schema.</summary>
    public Document Json { get; set; }
}
