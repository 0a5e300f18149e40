namespace Amazon.BedrockRuntime.Model;

/// <summary>The model must use this tool.</summary>
public class SpecificToolChoice
{
    public string Name { get; set; }
}
