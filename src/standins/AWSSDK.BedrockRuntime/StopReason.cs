using Amazon.Runtime;

namespace Amazon.BedrockRuntime;

/// <summary>Why the model stopped.</summary>
public class StopReason : ConstantClass
{
    public static readonly StopReason Content_filtered = new("content_filtered");
    public static readonly StopReason End_turn = new("end_turn");
    public static readonly StopReason Guardrail_intervened = new("guardrail_intervened");
    public static readonly StopReason Malformed_model_output = new("malformed_model_output");
    public static readonly StopReason Malformed_tool_use = new("malformed_tool_use");
    public static readonly StopReason Max_tokens = new("max_tokens");
    public static readonly StopReason Model_context_window_exceeded = new("model_context_window_exceeded");
    public static readonly StopReason Stop_sequence = new("stop_sequence");
    public static readonly StopReason Tool_use = new("tool_use");

    /// <summary>A value that has no constant here.</summary>
    public StopReason(string value) : base(value)
    {
    }

    public static StopReason FindValue(string value) => FindValue<StopReason>(value);

    public static implicit operator StopReason(string value) => FindValue(value);
}
