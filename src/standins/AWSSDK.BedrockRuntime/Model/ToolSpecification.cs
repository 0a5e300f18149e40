namespace Amazon.BedrockRuntime.Model;

/// <summary>What a tool does and takes.</summary>
public class ToolSpecification
{
    public string Description { get; set; }

    public ToolInputSchema InputSchema { get; set; }

    /// <summary>1 to 64 characters.</summary>
    public string Name { get; set; }

    /// <summary>True: the service enforces the schema.</summary>
    public bool? Strict { get; set; }
}
