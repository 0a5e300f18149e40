namespace Amazon.BedrockRuntime.Model;

/// <summary>The answer to a <see cref="ToolUseBlock"/>.</summary>
public class ToolResultBlock
{
    public List<ToolResultContentBlock> Content { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public ToolResultStatus Status { get; set; }

    public string ToolUseId { get; set; }
}
