namespace Amazon.BedrockRuntime.Model;

/// <summary>Performance settings.</summary>
public class PerformanceConfiguration
{
    public PerformanceConfigLatency Latency { get; set; }
}
