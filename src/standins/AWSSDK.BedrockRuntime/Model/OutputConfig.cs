namespace Amazon.BedrockRuntime.Model;

/// <summary>Shape of the answer.</summary>
public class OutputConfig
{
    public OutputFormat TextFormat { get; set; }
}
