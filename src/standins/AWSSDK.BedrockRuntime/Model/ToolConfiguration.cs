namespace Amazon.BedrockRuntime.Model;

/// <summary>Tools and how freely the model may choose among them.</summary>
public class ToolConfiguration
{
    /// <summary>Unset: auto.</summary>
    public ToolChoice ToolChoice { get; set; }

    public List<Tool> Tools { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
