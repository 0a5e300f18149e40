namespace Amazon.BedrockRuntime.Model;

/// <summary>How the model picks a tool: exactly one property is set.</summary>
public class ToolChoice
{
    public AnyToolChoice Any { get; set; }

    public AutoToolChoice Auto { get; set; }

    public SpecificToolChoice Tool { get; set; }
}
