namespace Amazon.BedrockRuntime.Model;

/// <summary>Part of a message: exactly one property is set. A kind that is not covered here arrives with none set.</summary>
public class ContentBlock
{
    public CachePointBlock CachePoint { get; set; }

    public string Text { get; set; }

    public ToolResultBlock ToolResult { get; set; }

    public ToolUseBlock ToolUse { get; set; }
}
