namespace Amazon.BedrockRuntime.Model;

/// <summary>Service-side timing.</summary>
public class ConverseMetrics
{
    /// <summary>Milliseconds from request to answer, as the service measured them.</summary>
    public long? LatencyMs { get; set; }
}
