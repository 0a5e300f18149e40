using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace Amazon.BedrockRuntime.Model;

/// <summary>The model's answer to a <see cref="ConverseRequest"/>.</summary>
public class ConverseResponse : AmazonWebServiceResponse
{
    public Document AdditionalModelResponseFields { get; set; }

    public ConverseMetrics Metrics { get; set; }

    public ConverseOutput Output { get; set; }

    public PerformanceConfiguration PerformanceConfig { get; set; }

    public ServiceTier ServiceTier { get; set; }

    public StopReason StopReason { get; set; }

    public TokenUsage Usage { get; set; }
}
