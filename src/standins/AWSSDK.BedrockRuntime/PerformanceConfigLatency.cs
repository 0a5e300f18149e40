using Amazon.Runtime;

namespace Amazon.BedrockRuntime;

/// <summary>Latency class of the inference.</summary>
public class PerformanceConfigLatency : ConstantClass
{
    public static readonly PerformanceConfigLatency Optimized = new("optimized");
    public static readonly PerformanceConfigLatency Standard = new("standard");

    /// <summary>A value that has no constant here.</summary>
    public PerformanceConfigLatency(string value) : base(value)
    {
    }

    public static PerformanceConfigLatency FindValue(string value) => FindValue<PerformanceConfigLatency>(value);

    public static implicit operator PerformanceConfigLatency(string value) => FindValue(value);
}
