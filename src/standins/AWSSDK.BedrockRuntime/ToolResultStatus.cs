using Amazon.Runtime;

namespace Amazon.BedrockRuntime;

/// <summary>Whether the tool did its work.</summary>
public class ToolResultStatus : ConstantClass
{
    public static readonly ToolResultStatus Error = new("error");
    public static readonly ToolResultStatus Success = new("success");

    /// <summary>A value that has no constant here.</summary>
    public ToolResultStatus(string value) : base(value)
    {
    }

    public static ToolResultStatus FindValue(string value) => FindValue<ToolResultStatus>(value);

    public static implicit operator ToolResultStatus(string value) => FindValue(value);
}
