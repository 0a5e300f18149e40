namespace Amazon.BedrockRuntime.Model;

/// <summary>A tool or a cache checkpoint in the list of tools: exactly one property is set.</summary>
public class Tool
{
    public CachePointBlock CachePoint { get; set; }

    public ToolSpecification ToolSpec { get; set; }
}
