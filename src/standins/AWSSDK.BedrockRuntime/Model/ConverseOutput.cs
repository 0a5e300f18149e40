namespace Amazon.BedrockRuntime.Model;

/// <summary>Result of the call.</summary>
public class ConverseOutput
{
    public Message Message { get; set; }
}
